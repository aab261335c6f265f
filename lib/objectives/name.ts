/** Names of gates and alerts are made from it, with room for what they add. */
const LONGEST = 50;

/** Whether a text can name an objective: lower case words joined by dashes. */
export function isName(text: string): boolean {
  return text.length <= LONGEST && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}
