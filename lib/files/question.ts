import * as fs from 'node:fs';
import * as path from 'node:path';

/** Variable by which a command asks an app: the path of a file with the question. */
export const QUESTION = 'CUTOVER_QUESTION';

/** What a command asks an app: what it would write if some files had other texts. */
export interface Question {
  /** Texts that stand for those of files, by absolute path. */
  readonly texts: Readonly<Record<string, string>>;
  /** The file that the answer is written to. */
  readonly answer: string;
  /** Whether it writes its output besides, unless that is refused. @default false */
  readonly write?: boolean;
}

let read: { readonly file: string; readonly question: Question } | undefined;

/** The question that this process is asked; nothing where it is to write its output as ever. */
export function questionAsked(file = process.env[QUESTION]): Question | undefined {
  if (file === undefined || file === '') return undefined;
  if (read?.file !== file) read = { file, question: JSON.parse(fs.readFileSync(file, 'utf8')) as Question };
  return read.question;
}

/** The text that a question has for a file. */
export function proposedText(file: string): string | undefined {
  return questionAsked()?.texts[path.resolve(file)];
}
