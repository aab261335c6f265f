import { mkdirSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { platformSchema } from '../lib/platform/schema';
import { releaseSchema } from '../lib/release/schema';

/** Publishes the JSON Schemas that editors complete release and platform files from. */
export const schemaFiles: Readonly<Record<string, object>> = {
  'schemas/release.schema.json': releaseSchema,
  'schemas/platform.schema.json': platformSchema,
};

/** The text of a schema file. */
export function schemaText(schema: object): Promise<string> {
  return format(JSON.stringify(schema), { parser: 'json', printWidth: 120 });
}

async function main(): Promise<void> {
  mkdirSync('schemas', { recursive: true });
  for (const [file, schema] of Object.entries(schemaFiles)) writeFileSync(file, await schemaText(schema));
}

if (require.main === module) void main();
