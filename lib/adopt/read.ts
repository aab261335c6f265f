import { LineCounter, isNode, isScalar, parseAllDocuments, type Document, type Tags } from 'yaml';
import { CutoverError, refuse } from '../core/error';
import type { Problem } from '../core/problem';
import { fullNameOf, type GivenObject } from './shapes';
import { adoptRule } from './rule';
import { noStringsIn } from './strings';

type Path = readonly (string | number)[];
type Position = Required<Pick<Problem['at'], 'file' | 'line'>>;

/** An object, and where it is in its document. */
interface Found {
  readonly object: GivenObject;
  readonly path: Path;
}

/**
 * The objects in a text of several YAML documents, as `helm template` and `kubectl get -o yaml` print them: documents
 * without an object are passed over, lists are opened; `on`, `0644` and `12:30` are what kubectl takes them for. Throws
 * where it is not that, and where a value is no string that has to be one: all of them are in one report.
 */
export function readObjects(text: string, file: string): readonly GivenObject[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: '1.1',
    customTags: asKubectl,
    lineCounter: lines,
    prettyErrors: false,
  });
  if ('empty' in documents) return [];
  const problems: Problem[] = [];
  const objects = documents.flatMap((document) => {
    const [error] = document.errors;
    if (error) throw unreadable(file, error.message, lines.linePos(error.pos[0]).line);
    const { line } = lines.linePos(document.contents?.range[0] ?? 0);
    let data: unknown;
    try {
      data = document.toJS();
      // An alias of itself is no data.
      JSON.stringify(data);
    } catch (cause) {
      throw unreadable(file, (cause as Error).message, line);
    }
    return objectsIn(data, { file, line }).map((found) => {
      problems.push(...stringProblems(document, found, { file, line }, lines));
      return found.object;
    });
  });
  refuse(problems);
  return objects;
}

/** For kubectl a date is a string, and a time of day as well. */
function asKubectl(tags: Tags): Tags {
  return tags.filter(
    (tag) => typeof tag === 'string' || (tag.tag !== 'tag:yaml.org,2002:timestamp' && tag.format !== 'TIME'),
  );
}

function stringProblems(document: Document, { object, path }: Found, at: Position, lines: LineCounter): Problem[] {
  return noStringsIn(object).map(({ path: within, field, value }) => {
    const node = document.getIn([...path, ...within], true);
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : at.line;
    // As it is written: quotes keep 1.10 from being 1.1.
    const written = (isScalar(node) ? node.source : undefined) ?? JSON.stringify(value);
    return adoptRule.problem({
      at: { ...at, line, object: fullNameOf(object), field },
      given: `${written} (${Array.isArray(value) ? 'list' : typeof value === 'object' ? 'map' : typeof value})`,
      allowed: 'a string: the API server refuses all else as well',
      fix: typeof value === 'object' ? 'write a string' : `put it in quotes: "${written}"; in a chart: | quote`,
    });
  });
}

function objectsIn(data: unknown, at: Position, path: Path = []): readonly Found[] {
  if (data === null || data === undefined) return [];
  const { apiVersion, kind, metadata, items } = data as Partial<GivenObject>;
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap((item, index) => objectsIn(item, at, [...path, 'items', index]));
  }
  if (typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata?.name === 'string') {
    return [{ object: data as GivenObject, path }];
  }
  throw unreadable(at.file, 'a document without apiVersion, kind and metadata.name', at.line);
}

function unreadable(file: string, given: string, line: number): CutoverError {
  const allowed = 'Kubernetes objects as YAML or JSON';
  const fix = 'give what `helm template` or `kubectl get -o yaml` prints';
  return new CutoverError([adoptRule.problem({ at: { file, line }, given, allowed, fix })]);
}
