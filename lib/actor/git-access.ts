import type { SecretRef } from '../service/references';

/** The folder of a volume is root's, whatever group may write to it, and Git works in folders of its own user alone. */
const OWNED = { GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };

/** How an actor in a cluster is let into the repository. */
export class GitAccess {
  /**
   * By HTTPS: key `credentials` of the Secret has lines as Git's own store keeps them,
   * `https://user:token@git.example.com`.
   */
  static https(secret: SecretRef): GitAccess {
    return new GitAccess(secret, {
      GIT_CONFIG_COUNT: '2',
      ...OWNED,
      GIT_CONFIG_KEY_1: 'credential.helper',
      GIT_CONFIG_VALUE_1: `store --file=${GIT_ACCESS_FOLDER}/credentials`,
    });
  }

  /** By SSH: keys `ssh-privatekey` and `known_hosts` of the Secret. Hosts that are not known are refused. */
  static ssh(secret: SecretRef): GitAccess {
    const options = [
      ...['-i', `${GIT_ACCESS_FOLDER}/ssh-privatekey`],
      ...['-o', `UserKnownHostsFile=${GIT_ACCESS_FOLDER}/known_hosts`],
      ...['-o', 'IdentitiesOnly=yes', '-o', 'StrictHostKeyChecking=yes', '-o', 'ConnectTimeout=10'],
    ];
    return new GitAccess(secret, { GIT_CONFIG_COUNT: '1', ...OWNED, GIT_SSH_COMMAND: ['ssh', ...options].join(' ') });
  }

  private constructor(
    /** The Secret. */
    readonly secret: SecretRef,
    /** Variables by which Git finds what is in it. */
    readonly env: Readonly<Record<string, string>>,
  ) {}
}

/** Where the Secret is mounted. */
export const GIT_ACCESS_FOLDER = '/cutover/git';
