const DOLLAR = 0x24;
const OPEN = 0x28;
const CLOSE = 0x29;

/**
 * What Kubernetes makes of a container's command and variables: a port of `Expand` in its
 * third_party/forked/golang/expansion, with its quirk of reading bytes, and not letters.
 */
export function expanded(text: string, variables: Readonly<Record<string, string>> = {}): string {
  const input = Buffer.from(text);
  const parts: Buffer[] = [];
  let checkpoint = 0;
  for (let cursor = 0; cursor < input.length; cursor++) {
    if (input[cursor] !== DOLLAR || cursor + 1 >= input.length) continue;
    parts.push(input.subarray(checkpoint, cursor));
    const { read, advance } = after(input.subarray(cursor + 1), variables);
    parts.push(read);
    cursor += advance;
    checkpoint = cursor + 1;
  }
  return Buffer.concat([...parts, input.subarray(checkpoint)]).toString();
}

function after(input: Buffer, variables: Readonly<Record<string, string>>): { read: Buffer; advance: number } {
  if (input[0] === DOLLAR) return { read: Buffer.from('$'), advance: 1 };
  if (input[0] !== OPEN) return { read: Buffer.from(`$${String.fromCodePoint(input[0] ?? 0)}`), advance: 1 };
  const end = input.indexOf(CLOSE);
  if (end < 0) return { read: Buffer.from('$('), advance: 1 };
  const name = input.subarray(1, end).toString();
  return { read: Buffer.from(variables[name] ?? `$(${name})`), advance: end + 1 };
}
