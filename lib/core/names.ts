import { Rule } from './rule';
import type { Place, Problem } from './problem';

/** What a name is used for decides what the API server takes. */
const FORMS = {
  /** RFC 1123 label: Services, namespaces, containers, everything that becomes part of a host name. */
  label: {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    longest: 63,
    says: 'lower case letters, digits and dashes, starting and ending with a letter or digit',
  },
  /** RFC 1123 subdomain: most object names. */
  subdomain: {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    longest: 253,
    says: 'lower case letters, digits, dashes and dots, each part starting and ending with a letter or digit',
  },
  /** RFC 1035 label: Service names start with a letter. */
  service: {
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    longest: 63,
    says: 'lower case letters, digits and dashes, starting with a letter and ending with a letter or digit',
  },
  /** IANA service name: names of ports. */
  port: {
    pattern: /^(?=[a-z0-9-]{1,15}$)(?=.*[a-z])[a-z0-9](-?[a-z0-9])*$/,
    longest: 15,
    says: 'lower case letters, digits and single dashes, with at least one letter',
  },
  labelValue: {
    pattern: /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
    longest: 63,
    says: 'letters, digits, dashes, dots and underscores, starting and ending with a letter or digit',
  },
  labelKey: {
    pattern:
      /^((?=[^/]{1,253}\/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
    longest: 317,
    says: 'an optional DNS prefix and a slash, then up to 63 letters, digits, dashes, dots and underscores',
  },
  envName: {
    pattern: /^(?!\.$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/,
    longest: 253,
    says: 'letters, digits, dashes, dots and underscores, starting with neither a digit nor two dots',
  },
  configKey: {
    pattern: /^(?!\.$|\.\.)[-._a-zA-Z0-9]+$/,
    longest: 253,
    says: 'letters, digits, dashes, dots and underscores, not starting with two dots',
  },
  /** A DNS name with at least one dot. */
  domain: {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/,
    longest: 253,
    says: 'a DNS name with a dot in it, lower case',
  },
  host: {
    pattern: /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/,
    longest: 253,
    says: 'a DNS name with a dot in it, lower case, with at most a leading `*.`',
  },
} as const;

/** The uses that a name can have. */
export type NameForm = keyof typeof FORMS;

export const nameRule = new Rule({
  id: 'name',
  title: 'Names, labels and hosts are valid for the API server',
  why: 'The API server refuses the object, often in the middle of a release and after others of it were applied.',
});

/** Whether a name is valid for its use. */
export function isValidName(form: NameForm, name: string): boolean {
  return name.length <= FORMS[form].longest && FORMS[form].pattern.test(name);
}

/** The problem of a name that is not valid for its use; nothing when it is. */
export function nameProblems(form: NameForm, name: string, at: Place, longest?: number): Problem[] {
  const limit = Math.min(longest ?? Infinity, FORMS[form].longest);
  if (isValidName(form, name) && name.length <= limit) return [];
  const problem = nameRule.problem({
    at,
    given: `${JSON.stringify(name)} (${name.length} characters)`,
    allowed: `at most ${limit} characters: ${FORMS[form].says}`,
    fix: 'choose a name of that form',
  });
  return [problem];
}
