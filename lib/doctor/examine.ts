import type { Right } from '../actor/rights';
import type { ClusterApi } from '../cluster/api';
import { admissionExamination } from './admission';
import { apisExamination } from './apis';
import { clocksExamination, judgeClocks, type ReadClock } from './clocks';
import { dryRunExaminations } from './dry-run';
import type { Examination, Finding } from './finding';
import { gatewaysExamination } from './gateways';
import { gitOpsExamination } from './gitops';
import { injectionExamination } from './injection';
import { judgeKubernetes, kubernetesExamination } from './kubernetes';
import { namespacesExamination } from './namespaces';
import type { Patient } from './patient';
import { ClusterReader } from './read/cluster';
import { examineDryRun } from './read/dry-run';
import {
  examineApis,
  examineGateways,
  examineGitOps,
  examineNamespaces,
  examineSelectors,
  readNamespaces,
} from './read/objects';
import { examineAdmission, examineInjection, examineRoom, readPods } from './read/pods';
import { prometheusAt } from './read/prometheus';
import { examineRights } from './read/rights';
import { examinePrometheus, examineScraping, examineSeries } from './read/telemetry';
import { rightsExamination, type UnnamedEngine } from './rights';
import { roomExamination } from './room';
import { selectorsExamination } from './selectors';
import { prometheusExamination, scrapingExamination, seriesExamination } from './telemetry';

/** Every examination, in the order of the report. */
export const EXAMINATIONS: readonly Examination[] = [
  kubernetesExamination,
  namespacesExamination,
  apisExamination,
  gitOpsExamination,
  gatewaysExamination,
  injectionExamination,
  admissionExamination,
  roomExamination,
  selectorsExamination,
  prometheusExamination,
  scrapingExamination,
  seriesExamination,
  clocksExamination,
  rightsExamination,
  dryRunExaminations.stage,
  dryRunExaminations.next,
  dryRunExaminations.inverse,
];

/** What an examination is made with. */
export interface Instruments {
  readonly api: ClusterApi;
  /** What whoever runs releases has to be allowed. */
  readonly rights: readonly Right[];
  /** Whose rights: a user, such as `system:serviceaccount:cutover:actor`. @default - those of whoever runs this */
  readonly as?: string;
  /** The engine whose rights are not among them. @default - none */
  readonly unnamed?: UnnamedEngine;
  /** Whether this runs in a pod of the cluster, where names of the cluster resolve. */
  readonly isInside: boolean;
}

/** What came of the first question to the cluster; where it does not answer, nothing else is asked. */
export type Examined =
  | { readonly kind: 'examined'; readonly findings: readonly Finding[] }
  | { readonly kind: 'unreachable'; readonly why: string };

/** Examines a cluster: every examination is made, whatever the others come to. Nothing in the cluster changes. */
export async function examine(patient: Patient, instruments: Instruments): Promise<Examined> {
  const reader = new ClusterReader(instruments.api);
  let version: Awaited<ReturnType<ClusterReader['version']>>;
  try {
    version = await reader.version();
  } catch (error) {
    return { kind: 'unreachable', why: (error as Error).message };
  }
  const { gitVersion, reply } = version;
  const findings = [
    judgeKubernetes(gitVersion, patient.answer.platform.kubernetes),
    ...(await objectFindings(reader, patient)),
    ...(await podFindings(reader, patient)),
    ...(await telemetryFindings(reader, patient, instruments, clockOf(reply))),
    ...(await guarded(rightsExamination, () => examineRights(instruments.api, instruments.rights, instruments))),
    ...(await dryRunFindings(reader, patient)),
  ];
  return { kind: 'examined', findings: inOrder(findings) };
}

function clockOf({ date, asked, answered }: Awaited<ReturnType<ClusterReader['version']>>['reply']): ReadClock[] {
  return date === undefined ? [] : [{ of: 'the API server', says: date, exact: 1, asked, answered }];
}

async function objectFindings(reader: ClusterReader, patient: Patient): Promise<readonly Finding[]> {
  const found = await Promise.all([
    guarded(apisExamination, () => examineApis(reader, patient)),
    guarded(gitOpsExamination, () => examineGitOps(reader, patient)),
    guarded(gatewaysExamination, () => examineGateways(reader, patient)),
    guarded(selectorsExamination, () => examineSelectors(reader, patient)),
  ]);
  return found.flat();
}

async function podFindings(reader: ClusterReader, patient: Patient): Promise<readonly Finding[]> {
  const pods = readPods(reader, patient);
  const found = await Promise.all([
    guarded(injectionExamination, async () => examineInjection(reader, patient, await pods)),
    guarded(admissionExamination, async () => examineAdmission(await pods)),
    guarded(roomExamination, async () => examineRoom(reader, patient, await pods)),
  ]);
  return found.flat();
}

async function telemetryFindings(
  reader: ClusterReader,
  patient: Patient,
  { api, isInside }: Instruments,
  clocks: readonly ReadClock[],
): Promise<readonly Finding[]> {
  const prometheus = prometheusAt(api, patient.answer.platform, isInside);
  const { finding, clock } = await examinePrometheus(prometheus);
  const skew = judgeClocks([...clocks, ...(clock ? [clock] : [])]);
  if (finding.verdict !== 'ok') {
    const unasked = [scrapingExamination, seriesExamination].map((each) =>
      each.notKnown('Prometheus does not answer', 'mend `prometheus` first'),
    );
    return [finding, ...unasked, ...skew];
  }
  const found = await Promise.all([
    guarded(scrapingExamination, () => examineScraping(prometheus, reader, patient)),
    guarded(seriesExamination, () => examineSeries(prometheus, patient)),
  ]);
  return [finding, ...found.flat(), ...skew];
}

async function dryRunFindings(reader: ClusterReader, patient: Patient): Promise<readonly Finding[]> {
  const { stage, next, inverse } = dryRunExaminations;
  const namespaces = await readNamespaces(reader, patient).catch(() => undefined);
  const missing = [...(namespaces ?? [])].filter(([, phase]) => phase === undefined).map(([name]) => name);
  const found = await guarded(namespacesExamination, async () =>
    examineNamespaces(namespaces ?? (await readNamespaces(reader, patient))),
  );
  if (missing.length > 0) {
    const why = `there is no namespace ${missing.join(', ')}, and without it nothing can be tried`;
    return [...found, ...[stage, next, inverse].map((each) => each.notKnown(why, 'mend `namespaces` first'))];
  }
  const { gitOps } = patient.answer.platform;
  const tried = [
    await guarded(stage, () => examineDryRun(reader, 'stage', patient.objects, gitOps)),
    await guarded(next, () => nextFindings(reader, patient)),
    await guarded(inverse, () => inverseFindings(reader, patient)),
  ];
  return [...found, ...tried.flat()];
}

async function nextFindings(reader: ClusterReader, { next, answer }: Patient): Promise<readonly Finding[]> {
  const examination = dryRunExaminations.next;
  if (next.kind !== 'objects') {
    return next.kind === 'none'
      ? [examination.ok(next.why)]
      : [examination.notKnown(next.why, 'mend what the app says: cutover check')];
  }
  const findings = await examineDryRun(reader, 'next', next.objects, answer.platform.gitOps);
  return findings.map((finding) => ({ ...finding, seen: `${next.steps.join(', ')}: ${finding.seen}` }));
}

async function inverseFindings(reader: ClusterReader, { inverse, answer }: Patient): Promise<readonly Finding[]> {
  if (inverse.length === 0) return [dryRunExaminations.inverse.ok('no release is under way: nothing to take back')];
  return examineDryRun(reader, 'inverse', inverse, answer.platform.gitOps);
}

/** What an examination finds, or why it could not be made. */
async function guarded(examination: Examination, work: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await work();
  } catch (error) {
    const why = reasonOf(error as Error);
    const mend = /is forbidden|cannot (get|list|create)/.test(why)
      ? 'run it as somebody who may read that'
      : 'see why there is no answer, and run it again';
    return [examination.notKnown(why, mend)];
  }
}

/** The client tells a refused discovery with all of the answer; what the server said is a part of that. */
function reasonOf({ message }: Error): string {
  const [, body] = /\nBody: "(.*)"\nHeaders: /s.exec(message) ?? [];
  if (body === undefined) return message;
  const [, said] = /\\"message\\":\\"(.*?[^\\])\\"[,}]/s.exec(body) ?? [];
  return said?.replaceAll('\\', '') ?? message;
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return EXAMINATIONS.flatMap(({ id }) => findings.filter((finding) => finding.id === id));
}
