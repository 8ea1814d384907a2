const MarkdownIt = require('markdown-it');

module.exports = (eleventy) => {
  const markdown = new MarkdownIt();
  eleventy.addFilter('html', (text) => markdown.render(text));
  return {
    dir: { input: 'content', includes: '../_includes', output: 'out' },
    markdownTemplateEngine: false,
  };
};
