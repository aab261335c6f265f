/** Why the API server did not take something, as far as it decides what is to be done. */
export type RefusalKind =
  /** Whoever asks may not. */
  | 'right'
  /** A webhook has effects that nobody would take back. */
  | 'no dry run'
  /** What it needs is not there yet. */
  | 'not there'
  /** Somebody else owns fields of it. */
  | 'conflict'
  /** It is wrong, or not allowed. */
  | 'refused';

/** What the API server had against something. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly message: string;
}

/** A refusal by its status and message. */
export function refusalOf(status: number, message: string): Refusal {
  return { kind: kindOf(status, message), message };
}

function kindOf(status: number, message: string): RefusalKind {
  if (message.includes('does not support dry run')) return 'no dry run';
  // RBAC names the user; admission, which refuses with the same status, names what is wrong.
  if (status === 401 || (status === 403 && /User ".*" cannot /.test(message))) return 'right';
  if (status === 404 || message.includes('error looking up service account')) return 'not there';
  return status === 409 ? 'conflict' : 'refused';
}

/** Its message on one line. */
export function refusalText({ message }: Refusal): string {
  return message.replace(/\s+/g, ' ').trim();
}

/** A field that somebody else owns. */
export interface OwnedField {
  readonly manager: string;
  readonly field: string;
}

/**
 * Who owns which fields, by the message of a conflict: one line for a single field, a list under each owner for several. A time
 * may stand between the owner and the field, so that fields are told by the dot that they begin with.
 */
export function ownedFields(message: string): readonly OwnedField[] {
  let manager = '';
  return message.split('\n').flatMap((line) => {
    const [, named, field] = /conflicts? with "([^"]*)"(?:.*?: (\..+))?/.exec(line) ?? [];
    if (named !== undefined) {
      manager = named;
      return field === undefined ? [] : [{ manager, field }];
    }
    const [, listed] = /^- (.+)$/.exec(line.trim()) ?? [];
    return listed === undefined ? [] : [{ manager, field: listed }];
  });
}
