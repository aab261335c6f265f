/** Seconds since 1970 as date and time in UTC, to the second: what Git and the cluster count in. */
export function utc(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** Date and time as seconds since 1970; nothing where it is none. */
export function secondsOf(time: string | undefined): number | undefined {
  const milliseconds = Date.parse(time ?? '');
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
