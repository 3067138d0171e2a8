import { configDefaults, defineConfig } from 'vitest/config';
import fast from './vitest.config.ts';

export default defineConfig({
  test: { ...fast.test, include: ['tests/**/*.slow.test.ts'], exclude: configDefaults.exclude },
});
