import css from "element-style";

/** One for all elements of a document; a constructed style sheet belongs to the document that it was constructed in. @type {WeakMap<Document, CSSStyleSheet>} */
const styleSheets = new WeakMap();

/** Gives a shadow root the styles of the element. A move into another document takes them away. @param {ShadowRoot} root */
export function adoptStyles(root) {
  const document = root.ownerDocument;
  const StyleSheet = /** @type {(Window & typeof globalThis) | null} */ (document.defaultView)?.CSSStyleSheet;
  // jsdom renders nothing and has no constructed style sheets.
  if (!StyleSheet?.prototype.replaceSync || !root.adoptedStyleSheets) return;
  let styleSheet = styleSheets.get(document);
  if (!styleSheet) {
    styleSheet = new StyleSheet();
    styleSheet.replaceSync(css);
    styleSheets.set(document, styleSheet);
  }
  if (!root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [styleSheet];
}
