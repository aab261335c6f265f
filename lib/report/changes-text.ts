import { formatChange } from '../core/diff';
import { CHANGE_GROUPS, type Change } from './change';
import { oneLine, type Paint } from './words';

/** Lines of details of one change, at the most. */
const MOST = 30;

/** Changes as text: a heading for each group, a line for each change, and what belongs to it below. */
export function changesText(changes: readonly Change[], paint: Paint): string {
  if (changes.length === 0) return 'nothing changes';
  return CHANGE_GROUPS.flatMap((group) => {
    const own = changes.filter((change) => change.group === group);
    return own.length === 0 ? [] : [paint.bold(group), ...own.flatMap((change) => changeLines(change, paint))];
  }).join('\n');
}

function changeLines(change: Change, paint: Paint): readonly string[] {
  const text = oneLine(change.text);
  const colour = change.isLoud ? paint.red : change.effect === 'added' ? paint.green : plain;
  const details = detailsOf(change).map((line) => `    ${paint.dim(oneLine(line))}`);
  const more = details.length > MOST ? [`    ${paint.dim(`… and ${details.length - MOST} more`)}`] : [];
  return [`  ${colour(change.effect === 'removed' ? paint.yellow(text) : text)}`, ...details.slice(0, MOST), ...more];
}

function plain(text: string): string {
  return text;
}

/** What a change says besides its sentence: a sentence that is the object's name alone has its fields below it. */
function detailsOf({ details, fields, text, object }: Change): readonly string[] {
  if (details) return details;
  return text === object ? fields.map(formatChange) : [];
}
