// npm run bench -- …           the doors and the heap (doors.ts)
// npm run bench -- reconcile … reports, their import and the lists (reconcile/main.ts)
const [what] = process.argv.slice(2);
await import(what === 'reconcile' ? './reconcile/main.ts' : './doors.ts');
