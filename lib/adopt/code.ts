import { JsonPatch } from 'cdk8s';
import { Capacity } from '../service/capacity';
import { Scratch } from '../service/container';
import { Drain } from '../service/drain';
import { Probe } from '../service/probe';
import { ConfigMapRef, Env, SecretRef, ServiceAccountRef } from '../service/references';
import { Router } from '../traffic/router';

/** Calls that written code may make; each is a static method of a class of the same name. */
const CLASSES = {
  Capacity,
  ConfigMapRef,
  Drain,
  Env,
  JsonPatch,
  Probe,
  Router,
  Scratch,
  SecretRef,
  ServiceAccountRef,
} as const;

/** A class that code may call. */
export type ClassName = keyof typeof CLASSES;

/** A call of a static method. */
export class Call {
  constructor(
    readonly type: ClassName,
    readonly method: string,
    readonly args: readonly Code[],
  ) {}
}

/**
 * Code before it is text: plain values and calls. It is both printed and evaluated, so that what is looked at here is what the
 * written program makes.
 */
export type Code =
  string | number | boolean | null | undefined | Call | readonly Code[] | { readonly [key: string]: Code };

/** A call of a static method: `call('Probe', 'http', '/ready')`. */
export function call(type: ClassName, method: string, ...args: readonly Code[]): Call {
  return new Call(type, method, args);
}

/** Plain data as code. */
export function literal(data: unknown): Code {
  return data as Code;
}

/** The value that code has. */
export function evaluate(code: Code): unknown {
  if (code instanceof Call) {
    const method = (CLASSES[code.type] as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>)[
      code.method
    ];
    if (!method) throw new TypeError(`${code.type} has no ${code.method}`);
    return method.apply(CLASSES[code.type], code.args.map(evaluate));
  }
  if (Array.isArray(code)) return (code as readonly Code[]).map(evaluate);
  if (typeof code !== 'object' || code === null) return code;
  return Object.fromEntries(fieldsOf(code).map(([key, value]) => [key, evaluate(value)]));
}

/** The classes that code calls, in order. */
export function classesIn(code: Code): readonly ClassName[] {
  return [...new Set(calls(code))].sort();
}

function calls(code: Code): ClassName[] {
  if (code instanceof Call) return [code.type, ...code.args.flatMap(calls)];
  if (typeof code !== 'object' || code === null) return [];
  return (Array.isArray(code) ? (code as readonly Code[]) : Object.values(code)).flatMap(calls);
}

/** The fields of an object that have a value. */
export function fieldsOf(code: object): [string, Code][] {
  return Object.entries(code as Readonly<Record<string, Code>>).filter(([, value]) => value !== undefined);
}
