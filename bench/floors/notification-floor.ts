import { createHmac, timingSafeEqual } from 'node:crypto';
import pg from 'pg';
import { type Floor, openServer, type ServerTls } from './bare-server.ts';
import { GroupCommit } from './group-commit.ts';
import { batchStatement, type FloorPlan } from './plan.ts';

/**
 * The least that a notification door can do and keep its word: node:http, HMAC-SHA256 over the
 * bytes, JSON.parse, and an insert that shares its commit with at most 127 others; 200 only after
 * the commit, 401 for a wrong signature.
 */
export async function openNotificationFloor(options: {
  databaseUrl: string;
  plan: FloorPlan;
  secretKey: string;
  /** Lower case; PagoEfectivo's own by default. */
  signatureHeader?: string;
  /** Commits at once; one makes the fullest batches, and measured best on two cores. */
  lanes?: number;
  port?: number;
  tls?: ServerTls;
}): Promise<Floor> {
  const { databaseUrl, plan, secretKey, lanes = 1, port = 0, tls } = options;
  const header = options.signatureHeader ?? 'pe-signature';
  const pool = new pg.Pool({ connectionString: databaseUrl, max: lanes });
  await pool.query(plan.ddl);
  const { name, text, values } = batchStatement(plan);
  const commits = new GroupCommit(
    (arrivals) => pool.query({ name, text, values: values(arrivals) }),
    lanes,
  );
  return await openServer(
    async (req, bytes) => {
      if (!isSigned(bytes, secretKey, req.headers[header]))
        return { status: 401, text: '{"ok":false}' };
      const body = bytes.toString('utf8');
      await commits.add({ body, parsed: JSON.parse(body) as unknown, at: new Date() });
      return { status: 200, text: '{"ok":true}' };
    },
    { port, ...(tls ? { tls } : {}), onClose: () => pool.end() },
  );
}

function isSigned(body: Buffer, secretKey: string, given: string | string[] | undefined): boolean {
  const wanted = createHmac('sha256', secretKey).update(body).digest();
  const claimed = Buffer.from(typeof given === 'string' ? given : '', 'hex');
  return claimed.length === wanted.length && timingSafeEqual(claimed, wanted);
}
