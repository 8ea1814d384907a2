import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * A plugin of rolldown: what a file imports through a folder's `index.ts` comes straight from the file that has it. A chunk is made
 * of whole files, so whoever takes one name through a door would load all that anybody takes through it.
 */
export const throughDoors = {
  name: 'through-doors',
  load: {
    filter: { id: /[\\/]src[\\/].*\.ts$/ },
    handler: (id) => ({
      code: readFileSync(id, 'utf8')
        .replace(/^import \{([^}]*)\} from '(\.[^']*\/index\.ts)';$/gm, (_, names, door) =>
          straight(namesIn(names), id, join(dirname(id), door)),
        )
        .replace(
          /(?<=const \{([^}]*)\} = await import\(')\.[^']*\/index\.ts(?='\))/g,
          (door, names) => homeOf(namesIn(names), id, join(dirname(id), door)) ?? door,
        ),
      moduleType: 'ts',
    }),
  },
};

function straight(names, importer, door) {
  return names.map((name) => `import { ${name} } from '${homeOf([name], importer, door)}';`).join(' ');
}

/** The file that has all of these names, as the importer writes it; `undefined` where they are in several. */
function homeOf(names, importer, door) {
  const homes = homesIn(door);
  const [home, ...others] = new Set(names.map((name) => homes.get(name.split(/[ :]/)[0]) ?? door));
  if (home === undefined || others.length > 0) return undefined;
  const from = relative(dirname(importer), home).replaceAll(sep, '/');
  return from.startsWith('.') ? from : `./${from}`;
}

/** In which file each name is that a door only passes on. */
function homesIn(door) {
  const passedOn = readFileSync(door, 'utf8').matchAll(/^export \{([^}]*)\} from '(\.[^']*)';$/gm);
  return new Map(
    [...passedOn].flatMap(([, names, from]) =>
      namesIn(names).map((name) => [name, join(dirname(door), from)]),
    ),
  );
}

/** Without types, of which nothing is left in the program. */
function namesIn(list) {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}
