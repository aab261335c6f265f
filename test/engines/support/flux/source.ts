import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KubeObject } from 'cutover';
import type { TestCluster } from '../cluster';

const PORT = 9790;
const FOLDER = 'flux-artifacts';

/** Serves the artifacts of every repository of a test file. */
export function serveArtifacts({ engines }: TestCluster): void {
  const folder = join(engines.folder, FOLDER);
  mkdirSync(folder, { recursive: true });
  engines.spawn('flux-artifacts', {
    program: process.execPath,
    args: [join(__dirname, 'artifacts.cjs'), String(PORT), folder],
  });
}

/**
 * A stand-in for source-controller, which reads Git over the network: it makes an artifact of files, and says in the status
 * of the GitRepository that there is a new revision, as the controller would. No commit is made.
 */
export class Source {
  private pushed = 0;

  constructor(
    private readonly cluster: TestCluster,
    private readonly repository: KubeObject,
  ) {}

  /** Makes files the newest revision; their paths are those in the repository. Gives the revision. */
  async push(files: ReadonlyMap<string, string>): Promise<string> {
    const { name } = this.repository.metadata;
    this.pushed += 1;
    const commit = createHash('sha1').update(`${name} ${this.pushed}`).digest('hex');
    const revision = `main@sha1:${commit}`;
    const archive = join(this.cluster.engines.folder, FOLDER, `${commit}.tar.gz`);
    const digest = pack(files, this.cluster.engines.folder, archive);
    await this.cluster.api.merge(this.repository, { status: this.status(commit, revision, digest) }, 'status');
    return revision;
  }

  private status(commit: string, revision: string, digest: string): object {
    const now = new Date().toISOString().replace(/\.\d+/, '');
    return {
      artifact: {
        ...{ digest: `sha256:${digest}`, revision, lastUpdateTime: now, path: `${commit}.tar.gz` },
        url: `http://127.0.0.1:${PORT}/${commit}.tar.gz`,
      },
      conditions: [{ type: 'Ready', status: 'True', reason: 'Succeeded', message: 'stored', lastTransitionTime: now }],
    };
  }
}

function pack(files: ReadonlyMap<string, string>, folder: string, archive: string): string {
  const root = mkdtempSync(join(folder, 'artifact-'));
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  execFileSync('tar', ['-czf', archive, '-C', root, '.']);
  return createHash('sha256').update(readFileSync(archive)).digest('hex');
}
