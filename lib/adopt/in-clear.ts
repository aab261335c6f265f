import type { GivenContainer, GivenPod } from './shapes';

/** Names of secrets, and of what only has to do with one. */
const SECRET = /passw(?:or)?d|passphrase|token|secret|api_?key|private_?key|credential/i;
const ABOUT_ONE =
  /(?:file|path|dir|name|url|uri|endpoint|host|issuer|type|header|enabled|ttl|seconds|minutes|hours|days|length|limit)$/i;

/** A user's password in the address of something, unless another variable is put in. */
const IN_ADDRESS = /[a-z][a-z\d+.-]{0,30}:\/\/[^\s/:@]*:(?!\$\()[^\s/@]+@|[?&;](?:password|pwd)=(?!\$\()[^\s&;]+/i;
const NO_SECRET = /^(?:\s*|true|false|\$\([^)]*\))$/i;

/** Values that look like secrets: the app has them in its text, and a text is committed. */
export function clearDecisions(main: GivenContainer, { containers, initContainers = [] }: GivenPod): string[] {
  const sides = containers.filter((container) => container !== main);
  return [
    ...of('container', main),
    ...sides.flatMap((side) => of(`sidecars.${side.name}`, side)),
    ...initContainers.flatMap((side) => of(`initContainers.${side.name}`, side)),
  ];
}

function of(place: string, { env = [] }: GivenContainer): string[] {
  const found = env.filter(({ name, value, valueFrom }) => !valueFrom && isSecret(name, value ?? ''));
  return found.map(
    ({ name }) =>
      `${place}.env.${name}: a value in clear that looks like a secret, and stands in service.ts and takeover/1-slot.yaml: before they are committed put it into a Secret, and take it by Env.secret(SecretRef.external('NAME'), 'KEY')`,
  );
}

function isSecret(name: string, value: string): boolean {
  if (IN_ADDRESS.test(value)) return true;
  return SECRET.test(name) && !ABOUT_ONE.test(name) && !NO_SECRET.test(value);
}
