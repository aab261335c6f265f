import type { Construct } from 'constructs';
import { Platform } from '../files/platform';

const PLATFORM = 'cutover.dev/platform';

/** Hands platform facts down the tree; call it before anything is added below the scope. */
export function providePlatform(scope: Construct, platform: Platform): void {
  scope.node.setContext(PLATFORM, platform);
}

/** The platform facts of the nearest scope that provides them; every default where none does. */
export function platformOf(scope: Construct): Platform {
  const found: unknown = scope.node.tryGetContext(PLATFORM);
  return found instanceof Platform ? found : DEFAULT;
}

const DEFAULT = Platform.of({});
