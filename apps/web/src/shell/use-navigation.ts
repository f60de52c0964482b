import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router';
import { useAppearance } from '../stores/appearance';
import { useSession } from '../stores/session';
import { useView } from '../stores/view';
import { navigation, navigationGroups, type NavigationEntry, type NavigationGroup } from './navigation';

export interface NavigationLink {
  readonly route: string;
  readonly label: string;
  readonly to: RouteLocationRaw;
  readonly isHere: boolean;
}

/** One item of the header: a link when `links` has one, a menu when it has several. */
export interface NavigationItem {
  readonly id: string;
  readonly label: string;
  readonly links: readonly NavigationLink[];
  readonly isHere: boolean;
}

/** The header's items for whoever is signed in, in the words of the language on show. */
export function useNavigation(): ComputedRef<NavigationItem[]> {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const appearance = useAppearance();
  const view = useView();

  const queryOf = ({ carries }: NavigationEntry): Record<string, string | string[]> => {
    if (carries === 'view') return { ...view.query, ...appearance.query };
    return { ...(carries === 'dataset' && view.dataset !== null ? { dataset: view.dataset } : {}), ...appearance.query };
  };
  const linkOf = (entry: NavigationEntry): NavigationLink[] => {
    const { meta } = router.resolve({ name: entry.route });
    if (meta.permission !== undefined && !session.can(meta.permission)) return [];
    const here = String(route.name);
    return [{ route: entry.route, label: t(meta.title), to: { name: entry.route, query: queryOf(entry) }, isHere: entry.route === here || entry.details?.includes(here) === true }];
  };
  const itemOf = (group: NavigationGroup): NavigationItem[] => {
    const links = navigation.filter((entry) => entry.group === group).flatMap(linkOf);
    const [only] = links;
    if (only === undefined) return [];
    return [{ id: group, links, label: links.length === 1 ? only.label : t(`nav.group.${group}`), isHere: links.some((link) => link.isHere) }];
  };
  return computed(() => {
    const items = navigationGroups.flatMap(itemOf);
    // Whoever has one kind of work only needs no word for it: its pages stand side by side.
    const [only] = items;
    if (only === undefined || items.length > 1) return items;
    return only.links.map((link) => ({ id: link.route, links: [link], label: link.label, isHere: link.isHere }));
  });
}
