import { runtime } from '@pulumi/pulumi';
import { MockMonitor } from '@pulumi/pulumi/runtime/mocks';
import type { Check, CheckedObject } from '../checks/check';
import { refuse } from '../core/error';
import type { ReleaseOutput } from '../evaluation/output';
import { checkStates, distinctProblems } from '../evaluation/states';

/** What a component adds to its program. */
export interface Part {
  readonly objects: readonly CheckedObject[];
  /** What is known of its release. @default - it has none */
  readonly output?: ReleaseOutput;
  readonly checks: readonly Check[];
}

const NEVER = new Promise<void>(() => undefined);

/** The components of a program, which may stand in each other's way: two of one host, or of one name. */
class Program {
  private readonly parts = new Map<string, Part>();
  private readonly parents = new WeakMap<object, number>();
  private nextParent = 1;
  private checked: Promise<void> | undefined;
  private isRefused = false;

  /**
   * Adds a component, in the place of an earlier one of its name and parent, and resolves when all that the program has made
   * by the end of this turn passed the checks together: once for all of them, so that the time grows with their number. It
   * never does where one of them was refused: then the program ends, and nothing of it is to be registered.
   */
  add(name: string, parent: object | undefined, part: Part): Promise<void> {
    // Whoever goes on after a refusal has caught it.
    this.isRefused = false;
    this.parts.set(`${this.numberOf(parent)} ${name}`, part);
    this.checked ??= Promise.resolve().then(() => {
      this.checked = undefined;
      return this.check();
    });
    return this.checked;
  }

  /**
   * Makes a component. Throws what it is refused with, and keeps those that were made before it in this turn from being
   * registered: unlike a unit test, a program ends with it.
   */
  making<T>(make: () => T): T {
    try {
      return make();
    } catch (error) {
      this.isRefused = !isMocked();
      throw error;
    }
  }

  private check(): Promise<void> {
    if (this.isRefused) return NEVER;
    // One alone was checked before it was added.
    if (this.parts.size < 2) return Promise.resolve();
    const parts = [...this.parts.values()];
    const checks = [...new Set(parts.flatMap((part) => part.checks))];
    const objects = parts.flatMap((part) => part.objects);
    const outputs = parts.flatMap(({ output }) => output ?? []);
    refuse(distinctProblems(checkStates(objects, outputs, checks)));
    return Promise.resolve();
  }

  private numberOf(parent: object | undefined): number {
    if (!parent) return 0;
    const known = this.parents.get(parent) ?? this.nextParent++;
    this.parents.set(parent, known);
    return known;
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

/** Whether a unit test plays the engine. */
export function isMocked(): boolean {
  return runtime.getMonitor() instanceof MockMonitor;
}
