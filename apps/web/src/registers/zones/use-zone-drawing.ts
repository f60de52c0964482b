import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Polygon } from 'geojson';

interface DrawnMap {
  draw(onChange: (polygon: Polygon | null) => void): void;
  stopDrawing(): void;
}

/** A new zone in a person's hand: begun, drawn on the map, kept or thrown away. */
export function useZoneDrawing(map: () => DrawnMap | null): { isDrawing: Ref<boolean>; area: ShallowRef<Polygon | null>; begin(): void; end(): void } {
  const isDrawing = ref(false);
  const area = shallowRef<Polygon | null>(null);
  return {
    isDrawing,
    area,
    begin() {
      isDrawing.value = true;
      area.value = null;
      map()?.draw((drawn) => (area.value = drawn));
    },
    end() {
      isDrawing.value = false;
      area.value = null;
      map()?.stopDrawing();
    },
  };
}
