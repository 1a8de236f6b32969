import { type DocumentNode, execute, GraphQLError, parse, validate } from 'graphql';
import { answerJson, type Exchange, jsonOf } from '../network/exchange.ts';
import { type Caller, callerOf } from './caller.ts';
import { type Api, schemaOf } from './schema.ts';
import type { Shopify } from './shopify.ts';

/** One of Shopify's GraphQL APIs: where it is, who may call it, and what it answers. */
export type GraphqlApi = {
  api: Api;
  path: RegExp;
  /** The switch that breaks it. */
  fault: string;
  /** Why this caller may not; null when it may. */
  forbids(caller: Caller, document: DocumentNode): string | null;
  root(caller: Caller, fault: string): Record<string, unknown>;
};

type Result = { status: number; body: unknown };

const throttled: Result = {
  status: 200,
  body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] },
};
const unauthorized: Result = {
  status: 401,
  body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
};

/** Answers a call to the API; false when the path is another's. */
export async function answerGraphql(
  shopify: Shopify,
  api: GraphqlApi,
  exchange: Exchange,
): Promise<boolean> {
  const version = api.path.exec(exchange.url.pathname)?.[1];
  if (!version) return false;
  const fault = shopify.faults.take(api.fault);
  if (fault === 'down') {
    exchange.res.destroy();
    return true;
  }
  // A caller that never hears hangs up by itself: the connection is left open.
  if (fault === 'timeout-before') return true;
  const result = await underFault(fault, () => work({ shopify, api, exchange, version, fault }));
  if (fault === 'timeout-after') return true;
  return answerJson(exchange, result.status, result.body);
}

async function underFault(fault: string, real: () => Promise<Result>): Promise<Result> {
  if (fault === '503') return { status: 503, body: { errors: 'Service Unavailable' } };
  if (fault === 'throttled') return throttled;
  if (fault === 'unauthorized') return unauthorized;
  return real();
}

type Work = {
  shopify: Shopify;
  api: GraphqlApi;
  exchange: Exchange;
  version: string;
  fault: string;
};

async function work({ shopify, api, exchange, version, fault }: Work): Promise<Result> {
  const note = (what: string, detail?: string) => shopify.complaints.note(api.api, what, detail);
  const transport = transportFault(exchange);
  if (transport) {
    note(transport.what);
    return { status: transport.status, body: { errors: transport.what } };
  }
  const schema = schemaOf(api.api, version);
  if (!schema) {
    note(`API version ${version} does not exist`);
    return { status: 404, body: { errors: 'Not Found' } };
  }
  const caller = callerOf(shopify, exchange);
  if (!caller) return unauthorized;
  const { query, variables } = jsonOf(exchange) ?? {};
  const document = read(String(query ?? ''));
  const errors = document instanceof GraphQLError ? [document] : validate(schema, document);
  if (document instanceof GraphQLError || errors.length > 0) {
    note('invalid document', errors.map((error) => error.message).join(' | '));
    return { status: 200, body: { errors: errors.map((error) => error.toJSON()) } };
  }
  const denied = api.forbids(caller, document);
  if (denied) {
    note('access denied', denied);
    const error = { message: denied, extensions: { code: 'ACCESS_DENIED' } };
    return { status: 200, body: { errors: [error] } };
  }
  const result = await execute({
    schema,
    document,
    rootValue: api.root(caller, fault),
    variableValues: variables as Record<string, unknown> | null,
  });
  if (result.errors) note('failed execution', result.errors.map(String).join(' | '));
  return { status: 200, body: { ...result, extensions: { cost } } };
}

/** A call as in Shopify/shopify-app-template-node#1346. */
const cost = {
  requestedQueryCost: 10,
  actualQueryCost: 10,
  throttleStatus: { maximumAvailable: 27_300, currentlyAvailable: 27_290, restoreRate: 1_365 },
};

function transportFault({ req }: Exchange): { status: number; what: string } | null {
  if (req.method !== 'POST') return { status: 405, what: 'GraphQL is called with POST' };
  if (!req.headers['content-length'] && !req.headers['transfer-encoding']) {
    return { status: 411, what: 'Content-Length or chunked encoding is required' };
  }
  const json = req.headers['content-type']?.startsWith('application/json');
  return json ? null : { status: 415, what: 'Content-Type must be application/json' };
}

function read(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
