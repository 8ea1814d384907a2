/**
 * A name from outside finds in a plain object what every object has, `constructor`, `toString` and `__proto__`, without anybody having
 * put it there. So what is typed as a record of any strings, or indexed by a name that a cast makes one of its keys, is a Map or
 * made by `dictionary` of src/data.ts.
 */
const message = 'A name from outside finds what every object has: use a Map, or dictionary() of src/data.ts.';

const isOfEntries = (value) =>
  value?.type === 'CallExpression' &&
  value.callee.type === 'MemberExpression' &&
  value.callee.object.name === 'Object' &&
  value.callee.property.name === 'fromEntries';

const isPlain = (value) => value?.type === 'ObjectExpression' || isOfEntries(value);

function create(context) {
  const aliases = new Map();

  function isNamedByAnything(type) {
    if (type?.type !== 'TSTypeReference') return false;
    const { name } = type.typeName;
    const [first] = type.typeArguments?.params ?? [];
    if (name === 'Readonly' || name === 'Partial') return isNamedByAnything(first);
    if (name === 'Record') return first?.type === 'TSStringKeyword';
    return aliases.has(name) && isNamedByAnything(aliases.get(name));
  }

  const check = (annotation, value) => {
    if (isPlain(value) && isNamedByAnything(annotation)) context.report({ node: value, message });
  };
  const checkResults = ({ returnType, body }) => {
    const results =
      body?.type === 'BlockStatement'
        ? body.body.filter(({ type }) => type === 'ReturnStatement').map(({ argument }) => argument)
        : [body];
    for (const result of results.filter(isOfEntries)) check(returnType?.typeAnnotation, result);
  };
  return {
    Program({ body }) {
      for (const statement of body) {
        const { type, id, typeAnnotation } = statement.declaration ?? statement;
        if (type === 'TSTypeAliasDeclaration') aliases.set(id.name, typeAnnotation);
      }
    },
    VariableDeclarator: ({ id, init }) => check(id.typeAnnotation?.typeAnnotation, init),
    PropertyDefinition: ({ typeAnnotation, value }) => check(typeAnnotation?.typeAnnotation, value),
    TSAsExpression: ({ expression, typeAnnotation }) => check(typeAnnotation, expression),
    FunctionDeclaration: checkResults,
    ArrowFunctionExpression: checkResults,
    MemberExpression({ object, computed, property }) {
      const isCast = property.type === 'TSAsExpression' && property.typeAnnotation.type === 'TSTypeOperator';
      if (computed && (isCast || isPlain(object))) context.report({ node: property, message });
    },
  };
}

export default { meta: { name: 'digest' }, rules: { 'names-from-outside': { create } } };
