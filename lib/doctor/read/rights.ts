import type { Right } from '../../actor/rights';
import { askServer } from '../../cluster/ask';
import type { ClusterApi } from '../../cluster/api';
import { accessQuestions, judgeRights, type Access, type AccessQuestion, type UnnamedEngine } from '../rights';
import type { Finding } from '../finding';
import { jsonOf, messageOf } from './cluster';

/** Whether somebody may do all of that: whoever runs this, or a user that is named. */
export async function examineRights(
  api: ClusterApi,
  rights: readonly Right[],
  { as, unnamed }: { readonly as?: string; readonly unnamed?: UnnamedEngine },
): Promise<readonly Finding[]> {
  const questions = accessQuestions(rights);
  const answers = await Promise.all(questions.map((question) => review(api, question, as)));
  return judgeRights(as ?? 'whoever runs this', answers, unnamed);
}

async function review(api: ClusterApi, question: AccessQuestion, as: string | undefined): Promise<Access> {
  const kind = as === undefined ? 'SelfSubjectAccessReview' : 'SubjectAccessReview';
  const path = `/apis/authorization.k8s.io/v1/${kind.toLowerCase()}s`;
  const subject = as === undefined ? {} : { user: as, groups: groupsOf(as) };
  const body = { apiVersion: 'authorization.k8s.io/v1', kind, spec: { ...subject, resourceAttributes: question } };
  const reply = await askServer(api, { path, body });
  const { status } = jsonOf(reply) as { readonly status?: { readonly allowed?: boolean } };
  // What is refused is the review itself: the status of a refusal is a word.
  if (reply.status >= 300 || typeof status?.allowed !== 'boolean') throw new Error(messageOf(reply));
  return { question, allowed: status.allowed };
}

/** Groups that a user is in by its name alone. */
function groupsOf(user: string): readonly string[] {
  const [, namespace] = /^system:serviceaccount:([^:]+):[^:]+$/.exec(user) ?? [];
  const accounts = namespace === undefined ? [] : ['system:serviceaccounts', `system:serviceaccounts:${namespace}`];
  return [...accounts, 'system:authenticated'];
}
