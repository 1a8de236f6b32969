import { mergeConfig } from 'vitest/config';
import usual from '../../vitest.config.ts';

/** The usual tests, on a PostgreSQL that stands already. */
const { globalSetup: _own, ...test } = usual.test ?? {};

export default mergeConfig({ test }, { test: { globalSetup: ['test/setup/shared-postgres.ts'] } });
