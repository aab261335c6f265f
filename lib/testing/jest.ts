/**
 * What `expect.extend(cutoverMatchers)` adds to `expect`. With Jest's own `@types/jest` it is known at once; a test that
 * takes `expect` from elsewhere says so once, such as
 * `declare module 'expect' { interface Matchers<R> extends CutoverMatchers<R> {} }` for `@jest/globals`.
 */
export interface CutoverMatchers<R> {
  /**
   * Expects an object of a kind and a name, written `name` or `namespace/name`, in a stage, a result of
   * `CutoverApp.result()` or a list of objects. With `partial` it must have these fields too: objects may have more
   * fields than that, lists have as many items. Values may be matchers such as `expect.stringContaining()`.
   */
  toHaveObject(kind: string, name: string, partial?: object): R;
  /**
   * Expects a stage to divide the traffic of its service like that, in percent; a slot that is left out gets none. It
   * reads every weighted route of the service as it is written: HTTP, TCP and TLS, patches included.
   */
  toDivideTraffic(weights: { readonly blue?: number; readonly green?: number }): R;
  /**
   * Expects a problem of a rule in a stage, a result of `CutoverApp.result()` or a CutoverError, or in the report that a
   * function throws. With `text` its report must contain that too.
   */
  toHaveProblem(id: string, text?: string | RegExp): R;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the only way to add to the types of Jest
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merged into the matchers of Jest
    interface Matchers<R> extends CutoverMatchers<R> {}
  }
}
