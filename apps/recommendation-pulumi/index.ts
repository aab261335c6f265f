import * as path from 'node:path';
import { BlueGreen, Platform, Release } from 'cutover/pulumi';
import { recommendation } from '../recommendation/service';

const shared = (file: string) => path.join(__dirname, '..', 'recommendation', file);

const release = new BlueGreen('recommendation', {
  namespace: 'production',
  platform: Platform.fromFile(shared('platform.yaml')),
  release: Release.fromFile(shared('release.yaml')),
  ...recommendation,
});

/** What other stacks and people ask for. */
export const { live, stage, weights, hosts } = release;
