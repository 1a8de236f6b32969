import pg from 'pg';
import { type Floor, openServer, type ServerTls } from './bare-server.ts';
import { type FloorPlan, singleStatement } from './plan.ts';

/**
 * The least that a session door can do: node:http (or https with client certificates), JSON.parse,
 * one INSERT and one commit per request, then 200 with a redirect.
 */
export async function openSessionFloor(options: {
  databaseUrl: string;
  plan: FloorPlan;
  connections?: number;
  port?: number;
  tls?: ServerTls;
}): Promise<Floor> {
  const { databaseUrl, plan, connections = 20, port = 0, tls } = options;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  await pool.query(plan.ddl);
  const { name, text, values } = singleStatement(plan);
  return await openServer(
    async (_req, bytes) => {
      const body = bytes.toString('utf8');
      const arrival = { body, parsed: JSON.parse(body) as unknown, at: new Date() };
      await pool.query({ name, text, values: values([arrival]) });
      return { status: 200, text: '{"redirect_url":"https://app.codigo.example/pay/floor"}' };
    },
    { port, ...(tls ? { tls } : {}), onClose: () => pool.end() },
  );
}
