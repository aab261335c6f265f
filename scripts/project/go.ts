import { run } from './run';

/** The caller's own Go settings (a go.work above, -mod=vendor, a newer toolchain to fetch) must not change what is built. */
export const GO_ENV = {
  GOTOOLCHAIN: 'local',
  GOWORK: 'off',
  CGO_ENABLED: '0',
  GOFLAGS: '-trimpath -buildvcs=false -mod=readonly',
};

/**
 * The folder of a module's files. Run inside `pinsDir`, so that Go checks them against the go.sum kept there, or writes it
 * when a version was just changed.
 */
export function moduleFolder(module: string, version: string, pinsDir: string): string {
  const env = { ...GO_ENV, GOFLAGS: '-mod=mod' };
  const json = run('go', ['mod', 'download', '-json', `${module}@${version}`], { cwd: pinsDir, env });
  return (JSON.parse(json) as { Dir: string }).Dir;
}

/** Versions that a go.mod requires, by module. */
export function pinnedVersions(pinsDir: string): ReadonlyMap<string, string> {
  const mod = JSON.parse(run('go', ['mod', 'edit', '-json'], { cwd: pinsDir, env: GO_ENV })) as {
    Require?: readonly { Path: string; Version: string }[];
  };
  return new Map((mod.Require ?? []).map(({ Path, Version }) => [Path, Version]));
}
