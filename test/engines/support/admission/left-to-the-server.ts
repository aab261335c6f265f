import type { Mutation } from './mutation';
import { ofPods, ofSchema } from './mutations-patched';

const SCHEMA =
  "the schema of the API is the server's: the library carries no copy of it, and a server-side dry run says so";
const PODS =
  'whether a namespace enforces `restricted` is for the platform to say, and such a patch is for those who know better';

/** Faults that the server refuses and the checks let through, each with the reason why that is left so. */
export const LEFT_TO_THE_SERVER: Readonly<Record<string, string>> = {
  ...because(SCHEMA, ofSchema),
  ...because(PODS, ofPods),
};

function because(reason: string, mutations: readonly Mutation[]): Readonly<Record<string, string>> {
  return Object.fromEntries(mutations.map(({ name }) => [name, reason]));
}
