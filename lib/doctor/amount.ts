const UNITS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A quantity as any part of Kubernetes may write it, `1500m`, `2e3` or `20Gi`; 0 for what is none. */
export function amountOf(text: string): number {
  const [, number = '', unit = ''] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([A-Za-z]{0,2})$/.exec(text) ?? [];
  const amount = Number(number) * (UNITS[unit] ?? NaN);
  return Number.isFinite(amount) ? amount : 0;
}

/** An amount in the unit that people write for its resource: bytes in MiB, anything else as a number. */
export function amountText(resource: string, amount: number): string {
  if (!/memory|storage/.test(resource)) return String(Math.round(amount * 1000) / 1000);
  return `${Math.round(amount / 2 ** 20)}Mi`;
}

/** Amounts by the name of their resource. */
export type Amounts = Readonly<Record<string, number>>;

/** The sum of both; what only one has counts as it is. */
export function added(one: Amounts, other: Amounts): Amounts {
  return combined(one, other, (a, b) => a + b);
}

/** The larger of both, resource by resource. */
export function larger(one: Amounts, other: Amounts): Amounts {
  return combined(one, other, Math.max);
}

/** So many times each. */
export function times(amounts: Amounts, factor: number): Amounts {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount * factor]));
}

function combined(one: Amounts, other: Amounts, by: (a: number, b: number) => number): Amounts {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, by(one[name] ?? 0, other[name] ?? 0)]));
}
