/** Whether a text is the name of a header: HTTP's token. */
export function isHeaderName(text: string): boolean {
  return /^[-!#$%&'*+.^_`|~0-9A-Za-z]+$/.test(text);
}

/** Whether a text is one line, without anything in it that ends a line or hides one. */
export function isOneLine(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- just these end a line, or hide one
  return !/[\u0000-\u001f\u007f]/.test(text);
}
