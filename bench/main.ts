// npm run bench -- …           the doors and the heap (doors.ts)
// npm run bench -- reconcile … reports, their import and the lists (reconcile/main.ts)
const [what] = process.argv.slice(2);
if (what === 'reconcile') await import('./reconcile/main.ts');
else await import('./doors.ts');

export {};
