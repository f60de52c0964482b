import { createPinia, setActivePinia } from 'pinia';
import { describe, expect, it } from 'vitest';
import { createMemoryHistory } from 'vue-router';
import { grants, roles, type Permission, type Role } from '@wuding/domain';
import { createAppRouter } from '../router';
import { navigation, navigationGroups } from './navigation';

setActivePinia(createPinia());
const router = createAppRouter(createMemoryHistory());
const mayOpen = (role: Role, route: string): boolean => {
  const permission: Permission | undefined = router.resolve({ name: route }).meta.permission;
  return permission === undefined || grants[role][permission] !== undefined;
};

describe('the navigation table', () => {
  it('names routes that exist, each once, and details that do not stand in the header themselves', () => {
    const routes = navigation.map(({ route }) => route);
    expect(new Set(routes).size).toBe(routes.length);
    for (const name of [...routes, ...navigation.flatMap(({ details }) => details ?? [])]) expect(router.hasRoute(name), name).toBe(true);
    expect(navigation.flatMap(({ details }) => details ?? []).filter((name) => routes.includes(name))).toEqual([]);
  });

  it('leaves no page of the desk unreachable: every route stands in it, or is a way in or out, or a screen’s own', () => {
    const reachable = new Set(navigation.flatMap(({ route, details }) => [route, ...(details ?? [])]));
    const others = router.getRoutes().map(({ name }) => String(name)).filter((name) => !reachable.has(name));
    expect(others.sort()).toEqual(['not-found', 'second-factor', 'sign-in', 'start', 'wall']);
  });

  it('gives every role some work, and the separated powers no map', () => {
    for (const role of roles) expect(navigation.some(({ route }) => mayOpen(role, route)), role).toBe(true);
    expect(['sysadmin', 'secadmin', 'auditor'].some((role) => mayOpen(role as Role, 'overview'))).toBe(false);
  });

  it('puts each page in a group of the header', () => {
    for (const { group } of navigation) expect(navigationGroups).toContain(group);
  });
});
