/** `element.css` and all that it imports, minified: the build makes a module of it. */
declare const css: string;
export default css;
