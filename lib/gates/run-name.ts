import { digest } from '../core/canonical';

/** What a run is named by: it runs once, so another try has another name. */
export interface RunSubject {
  readonly service: string;
  readonly version: string;
  readonly stage: string;
  readonly attempt: number;
}

/** The longest name that is a label value as well. */
const LONGEST = 63;

/**
 * Name of the run of a stage. A finished run never runs again, and GitOps brings a deleted one back: the same name would
 * give the verdict of before. A version that is no part of a name as it is gets a digest in place of what is lost.
 */
export function runName({ service, version, stage, attempt }: RunSubject): string {
  const wanted = `${service}-${version}-${stage}-${attempt}`;
  const plain = wanted.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  const reversible = wanted.replaceAll('.', '-') === plain && isTold(service, version);
  const end = `-${stage}-${attempt}`;
  if (reversible && plain.length <= LONGEST) return plain;
  const mark = digest([service, version]).slice(0, 8);
  const head = plain.slice(0, plain.length - end.length).slice(0, LONGEST - end.length - mark.length - 1);
  return `${head.replace(/-+$/, '')}-${mark}${end}`;
}

/** Whether a version is told from its service where its dots are dashes: `shop-2` of `5` is not `shop` of `2.5`. */
function isTold(service: string, version: string): boolean {
  return /^([^.-]*|v?\d+(\.\d+)+)$/.test(version) && !/-v?\d+$/.test(service);
}
