import {
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schemaOf } from '#sandbox/shopify/schema.ts';

/** Shopify's APIs of which npm @shopify/dev-mcp holds the official schema. */
export type ShopifyApi = 'payments-apps' | 'admin';

/** An API in one of its versions, e.g. `2026-07`. */
export type SchemaName = { readonly api: ShopifyApi; readonly version: string };

/** Shopify's own schema, in the version asked for. */
function shopifySchema({ api, version }: SchemaName): GraphQLSchema {
  const schema = schemaOf(api, version);
  if (!schema) throw new Error(`@shopify/dev-mcp has no ${api} ${version}`);
  return schema;
}

/** What Shopify's schema has against a document; empty when nothing. */
export function complaintsAboutDocument(name: SchemaName, document: string): string[] {
  try {
    return validate(shopifySchema(name), parse(document)).map(({ message }) => message);
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message];
    throw error;
  }
}

/** The same for a document together with the variables that are sent with it. */
export function complaintsAboutRequest(
  name: SchemaName,
  { query, variables }: { query: string; variables: Record<string, unknown> },
): string[] {
  const complaints = complaintsAboutDocument(name, query);
  if (complaints.length > 0) return complaints;
  return parse(query).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const declared = definition.variableDefinitions ?? [];
    const names = new Set(declared.map(({ variable }) => variable.name.value));
    const strangers = Object.keys(variables).filter((key) => !names.has(key));
    const { errors = [] } = getVariableValues(shopifySchema(name), declared, variables);
    return [
      ...errors.map(({ message }) => message),
      ...strangers.map((key) => `Variable "$${key}" is sent and not declared.`),
    ];
  });
}

/** One test for each document: Shopify's schema has nothing against it. `documents` may be a module's namespace. */
export function describeDocuments(
  title: string,
  name: SchemaName,
  documents: Readonly<Record<string, unknown>>,
): void {
  const all = Object.entries(documents).filter(([, document]) => typeof document === 'string');
  describe(title, () => {
    it('has documents to judge', () => expect(all.length).toBeGreaterThan(0));
    it.each(all)(`%s is valid in ${name.api} ${name.version}`, (_name, document) => {
      expect(complaintsAboutDocument(name, String(document))).toEqual([]);
    });
  });
}
