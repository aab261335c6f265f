import { runtime } from '@pulumi/pulumi';
import type { Check } from '../checks/check';
import { refuse } from '../core/error';
import type { SoundComponent } from '../evaluation/component';
import { checkStates, distinctProblems } from '../evaluation/states';

interface Part {
  readonly sound: SoundComponent;
  readonly checks: readonly Check[];
}

/** The components of a program, which may stand in each other's way: two of one host, or of one name. */
class Program {
  private readonly parts = new Map<string, Part>();
  private checked: Promise<void> | undefined;

  /**
   * Adds a component, in the place of an earlier one of its name, and resolves when all that the program has made by the
   * end of this turn passed the checks together: once for all of them, so that the time grows with their number.
   */
  add(name: string, part: Part): Promise<void> {
    this.parts.set(name, part);
    this.checked ??= Promise.resolve().then(() => {
      this.checked = undefined;
      this.check();
    });
    return this.checked;
  }

  private check(): void {
    // One alone was checked before it was added.
    if (this.parts.size < 2) return;
    const parts = [...this.parts.values()];
    const checks = [...new Set(parts.flatMap((part) => part.checks))];
    const objects = parts.flatMap(({ sound }) => sound.objects);
    const outputs = parts.map(({ sound }) => sound.output);
    refuse(distinctProblems(checkStates(objects, outputs, checks)));
  }
}

const programs = new WeakMap<object, Program>();

/** The program that is running: one for each connection to an engine, or to mocks. */
export function runningProgram(): Program {
  const engine = runtime.getMonitor() ?? runtime;
  const known = programs.get(engine) ?? new Program();
  programs.set(engine, known);
  return known;
}
