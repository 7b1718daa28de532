/** `element.css` with its imports, minified: the build provides it as a module. */
declare const css: string;
export default css;
