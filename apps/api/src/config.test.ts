import { describe, expect, it } from 'vitest';
import { ConfigError, isServedOverHttps, readConfig } from './config';

describe('the environment', () => {
  it('has a default for everything', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8787, seed: 'demo', databaseUrl: undefined, demoPassword: undefined, startAt: undefined });
    expect(isServedOverHttps(config)).toBe(false);
  });

  it('treats an empty variable as absent', () => {
    expect(readConfig({ DATABASE_URL: ' ', PORT: '' })).toMatchObject({ databaseUrl: undefined, port: 8787 });
  });

  it('reads the instant the clock starts from', () => {
    expect(readConfig({ WUDING_NOW: '2024-03-01T08:00:00+08:00' }).startAt).toBe(Date.UTC(2024, 2, 1));
  });

  it.each([
    ['PORT', '80x'], ['PORT', '70000'], ['WUDING_SEED', 'prod'], ['WUDING_NOW', '2024-03-01'], ['WUDING_NOW', 'soon'],
    ['WUDING_PUBLIC_URL', 'county'], ['WUDING_TLS_CERT', 'a.pem'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it('is served over https behind a public https address', () => {
    expect(isServedOverHttps(readConfig({ WUDING_PUBLIC_URL: 'https://cg.example.gov.cn' }))).toBe(true);
  });
});
