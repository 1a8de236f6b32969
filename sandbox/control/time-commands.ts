import { type Command, ok, Refused } from './command.ts';
import { nextDueOf } from './next-due.ts';
import { setFault, settingsOf } from './switches.ts';

/** Time, books and faults. */
export const timeCommands: Command[] = [
  {
    method: 'POST',
    path: '/clock',
    async run({ clock }, { body }) {
      const ms = body.advanceMs;
      if (typeof ms !== 'number' || !Number.isSafeInteger(ms)) throw new Refused('advanceMs');
      return ok({ offsetMs: await clock.advance(ms) });
    },
  },
  {
    method: 'GET',
    path: '/clock',
    run: ({ clock, gateways }) =>
      ok({
        now: clock.now().toISOString(),
        offsetMs: clock.offsetMs(),
        nextDue: nextDueOf(gateways)?.toISOString() ?? null,
      }),
  },
  {
    method: 'GET',
    path: '/faults',
    run: (hands) => ok(settingsOf(hands)),
  },
  {
    method: 'POST',
    path: '/faults',
    run(hands, { body }) {
      const { times: common, ...switches } = body;
      for (const [name, setting] of Object.entries(switches)) {
        const { fault, times } = settingOf(setting, common);
        if (!setFault(hands, name, { fault, times }))
          throw new Refused(`unknown fault ${name}: ${fault}`);
      }
      return ok(settingsOf(hands));
    },
  },
];

/** `"503"`, or `{"fault": "503", "times": 2}`; a `times` beside the switches counts for all. */
function settingOf(setting: unknown, common: unknown): { fault: string; times: number | null } {
  const { fault, times = common } =
    typeof setting === 'object' && setting !== null
      ? (setting as { fault?: unknown; times?: unknown })
      : { fault: setting };
  return { fault: String(fault), times: typeof times === 'number' ? times : null };
}
