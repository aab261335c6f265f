import { formatChange } from '../core/diff';
import { changesText } from './changes-text';
import type { EnvironmentReport } from './environments';
import { oneLine, type Paint } from './words';

/** Differences of two environments as text: releases, facts, and then what they come to in the objects. */
export function environmentsText({ from, to, releases, platform, changes }: EnvironmentReport, paint: Paint): string {
  const parts = [
    ['releases', releases],
    ['platform', platform],
  ] as const;
  return [
    paint.bold(oneLine(`${from} → ${to}`)),
    ...parts.flatMap(([name, fields]) =>
      fields.length === 0 ? [] : [paint.bold(name), ...fields.map((field) => `  ${oneLine(formatChange(field))}`)],
    ),
    changes.length === 0 ? 'the same objects, but for namespaces and hosts' : changesText(changes, paint),
  ].join('\n');
}
