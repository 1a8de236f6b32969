import { describe, expect, it } from 'vitest';
import type { Credentials } from '#app/gateways/gateway.ts';
import type { ReportPeriod, ReportSource } from '#app/gateways/report-source.ts';
import { after, DAY } from '#app/kernel/clock.ts';
import { CutShort } from '#app/platform/egress.server.ts';
import { must, refusal, type Scene } from './scene.ts';

/** What is asked of a gateway that gives its reports by API; one that does not says so, and nothing is asked of it. */
export function fetchesReports(scene: Scene): void {
  const source = (credentials: Credentials = scene.world.credentials): ReportSource | null =>
    scene.world.provider.openReports?.(scene.world, { mode: 'test', credentials }) ?? null;

  /** A day with one payment in it, and the first minute after it. */
  const trade = async () => {
    const from = new Date(scene.world.clock.now().toISOString().replace(/\.\d+/, ''));
    const { reference } = await scene.issue();
    await scene.world.pay(reference);
    await scene.world.pass(DAY + 60_000);
    return { reference, period: { from, until: after(from, DAY) } };
  };

  /** Has a report made and waits for it. */
  const made = async (reports: ReportSource, period: ReportPeriod): Promise<string> => {
    const task = must(await reports.ask(period));
    const begun = must(await reports.asked(task));
    expect(begun).toMatchObject({ state: 'being-made', name: null });
    await scene.world.pass(DAY);
    const ready = must(await reports.asked(task));
    expect(ready?.state).toBe('ready');
    return ready?.name ?? '';
  };

  describe('where it gives its reports by API', () => {
    it('has one made when asked, says when it is ready, and gives it whole', async () => {
      const reports = source();
      if (!reports) return;
      const { period, reference } = await trade();
      expect(must(await reports.list())).toEqual([]);
      const name = await made(reports, period);
      const held = must(await reports.list());
      expect(held).toEqual([{ name, state: 'ready', period, madeAt: expect.any(Date) }]);
      const text = await textOf(must(await reports.download(name)));
      expect(text).toContain(reference);
      const [header = ''] = text.split(/\r?\n/);
      const { separator } = scene.world.reports()[0] ?? { separator: ',' };
      const fits = ({ recognises }: { recognises(header: readonly string[]): boolean }) =>
        recognises(header.split(separator));
      expect(scene.world.provider.reports.filter(fits)).toHaveLength(1);
    });

    it('gives a report of its period alone', async () => {
      const reports = source();
      if (!reports) return;
      const { period, reference } = await trade();
      const next = { from: period.until, until: after(period.until, 60_000) };
      const name = await made(reports, next);
      expect(await textOf(must(await reports.download(name)))).not.toContain(reference);
    });

    it('shows another merchant none of it', async () => {
      const [reports, other] = [source(), source(scene.world.otherCredentials)];
      if (!reports || !other) return;
      const { period } = await trade();
      const task = must(await reports.ask(period));
      await scene.world.pass(DAY);
      const name = must(await reports.asked(task))?.name ?? '';
      expect(must(await other.list())).toEqual([]);
      expect(must(await other.asked(task))).toBeNull();
      expect(await other.download(name)).toMatchObject(refusal({ kind: 'rejected' }));
    });

    it('refuses wrong keys, for a person to mend', async () => {
      const reports = source(scene.world.wrongCredentials);
      if (!reports) return;
      const { period } = await trade();
      const misconfigured = refusal({ kind: 'misconfigured' });
      expect(await reports.list()).toMatchObject(misconfigured);
      expect(await reports.ask(period)).toMatchObject(misconfigured);
      expect(await reports.asked('12345678')).toMatchObject(misconfigured);
      expect(await reports.download('report.csv')).toMatchObject(misconfigured);
    });

    it('is asked again later where it cannot be reached, fails, or says what is no report', async () => {
      const reports = source();
      if (!reports) return;
      const { period } = await trade();
      const name = await made(reports, period);
      const later = refusal({ kind: 'unavailable' });
      for (const mishap of ['500', 'garbage'] as const) {
        scene.world.nextFile(mishap);
        expect(await reports.download(name), mishap).toMatchObject(later);
      }
      scene.world.goUnreachable();
      expect(await reports.list()).toMatchObject(later);
      expect(await reports.ask(period)).toMatchObject(later);
      expect(await reports.download(name)).toMatchObject(later);
    });

    it('is never taken at half its report', async () => {
      const reports = source();
      if (!reports) return;
      const { period } = await trade();
      const name = await made(reports, period);
      scene.world.nextFile('cut-short');
      const begun = await reports.download(name);
      if (begun.ok) await expect(textOf(begun.value)).rejects.toBeInstanceOf(CutShort);
      else expect(begun).toMatchObject(refusal({ kind: 'unavailable' }));
      expect(await textOf(must(await reports.download(name)))).toContain('\n');
    });
  });
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
