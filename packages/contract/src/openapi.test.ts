import { describe, expect, it } from 'vitest';
import { permissions } from '@wuding/domain';
import { endpoints, openApiDocument, problemTable, type EndpointShape } from './index';

const document = openApiDocument('0.0.0') as { openapi: string; paths: Record<string, Record<string, { responses: Record<string, unknown>; parameters: { name: string; in: string; required: boolean }[] }>> };
const shapes = Object.entries(endpoints) as [string, EndpointShape][];

describe('the contract', () => {
  it.each(shapes)('%s stands in the document under its id, path and method', (id, shape) => {
    expect(shape.id).toBe(id);
    const operation = document.paths[`/api${shape.path.replace(/:(\w+)/g, '{$1}')}`]?.[shape.method];
    expect(operation).toMatchObject({ operationId: id });
    for (const [, name] of shape.path.matchAll(/:(\w+)/g)) {
      expect(operation?.parameters).toContainEqual(expect.objectContaining({ name, in: 'path', required: true }));
    }
  });

  it.each(shapes)('%s names a permission of the table or is public', (_id, shape) => {
    expect(['public', ...permissions]).toContain(shape.access);
  });

  it('documents every problem an endpoint may answer under its status', () => {
    for (const [, shape] of shapes) {
      const responses = document.paths[`/api${shape.path.replace(/:(\w+)/g, '{$1}')}`]?.[shape.method]?.responses ?? {};
      for (const code of shape.problems ?? []) expect(responses).toHaveProperty(String(problemTable[code].status));
    }
  });

  it('gives every problem an HTTP error status and a Chinese title', () => {
    for (const { status, title } of Object.values(problemTable)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title).toMatch(/\p{Script=Han}/u);
    }
  });

  it('lists sort and page by cursor', () => {
    for (const [id, shape] of shapes.filter(([id]) => /^list(Accounts|AuditEntries|Districts|Incidents)$/.test(id))) {
      const names = document.paths[`/api${shape.path}`]?.[shape.method]?.parameters.map(({ name }) => name);
      expect(names, id).toEqual(expect.arrayContaining(['limit', 'cursor', 'sort']));
    }
  });
});
