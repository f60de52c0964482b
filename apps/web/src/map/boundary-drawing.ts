import { darkFlavor, lightFlavor } from '@wuding/catalog';
import type { Polygon } from 'geojson';
import type { Map } from 'maplibre-gl';
import { TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode, type GeoJSONStoreFeatures, type TerraDrawMouseEvent } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Position, Theme } from './intent';
import { nearestOnShapes } from './nearest-on-shapes';

export interface DrawingSetting {
  /** To begin with; null = the person draws one. */
  readonly polygon: Polygon | null;
  readonly theme: Theme;
  /** After every change of shape; null while there is none. */
  onChange(polygon: Polygon | null): void;
}

/** How far a corner is drawn to a street or a boundary, CSS pixels. */
const snapPixels = 14;
/** Layers a corner may snap to, by the start of their id. */
const snapPrefixes = ['streets', 'districts'];
/** Decimals of a degree that are kept: a centimetre. */
const coordinateDecimals = 7;

/** One polygon in a person's hand, over the map: drawn corner by corner, then its corners moved, added and deleted. */
export class BoundaryDrawing {
  readonly #map: Map;
  readonly #draw: TerraDraw;
  readonly #setting: DrawingSetting;

  constructor(map: Map, setting: DrawingSetting) {
    this.#map = map;
    this.#setting = setting;
    const { accent, surface } = setting.theme === 'dark' ? darkFlavor : lightFlavor;
    const [line, ground] = [accent as `#${string}`, surface as `#${string}`];
    const toCustom = (event: TerraDrawMouseEvent): Position | undefined => this.#snap(event);
    const polygon = new TerraDrawPolygonMode({
      snapping: { toCustom },
      styles: { fillColor: line, fillOpacity: 0.12, outlineColor: line, outlineWidth: 3, closingPointColor: line, closingPointOutlineColor: ground },
    });
    const select = new TerraDrawSelectMode({
      allowManualDeselection: false,
      flags: { polygon: { feature: { draggable: false, selfIntersectable: true, coordinates: { snappable: { toCustom }, midpoints: { draggable: true }, draggable: true, deletable: true } } } },
      styles: {
        selectedPolygonColor: line, selectedPolygonFillOpacity: 0.12, selectedPolygonOutlineColor: line, selectedPolygonOutlineWidth: 3,
        selectionPointColor: ground, selectionPointOutlineColor: line, selectionPointOutlineWidth: 2, selectionPointWidth: 5,
        midPointColor: line, midPointOutlineColor: ground, midPointWidth: 3,
      },
    });
    this.#draw = new TerraDraw({ adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: coordinateDecimals }), modes: [polygon, select] });
    this.#begin();
  }

  close(): void {
    // The map may have been taken away with the page, and the tool's layers with it.
    if (this.#draw.enabled && this.#map.getContainer().isConnected) this.#draw.stop();
  }

  #begin(): void {
    const draw = this.#draw;
    draw.start();
    draw.on('finish', (id, { mode }) => {
      if (mode === 'polygon') {
        draw.setMode('select');
        draw.selectFeature(id);
      }
      this.#tell();
    });
    const { polygon } = this.#setting;
    if (polygon === null) return void draw.setMode('polygon');
    draw.setMode('select');
    const [added] = draw.addFeatures([{ type: 'Feature', properties: { mode: 'polygon' }, geometry: roundedPolygon(polygon) } as GeoJSONStoreFeatures]);
    if (added?.valid && added.id !== undefined) draw.selectFeature(added.id);
  }

  #tell(): void {
    const shape = this.#draw.getSnapshot().find(({ geometry, properties }) => geometry.type === 'Polygon' && properties['mode'] === 'polygon');
    this.#setting.onChange(shape === undefined ? null : (shape.geometry as Polygon));
  }

  #snap({ containerX, containerY }: TerraDrawMouseEvent): Position | undefined {
    const layers = this.#map.getLayersOrder().filter((id) => snapPrefixes.some((prefix) => id.startsWith(prefix)));
    const box: [[number, number], [number, number]] = [[containerX - snapPixels, containerY - snapPixels], [containerX + snapPixels, containerY + snapPixels]];
    const shapes = this.#map.queryRenderedFeatures(box, { layers }).map(({ geometry }) => geometry);
    const project = ([lng, lat]: Position): [number, number] => {
      const { x, y } = this.#map.project([lng, lat]);
      return [x, y];
    };
    return nearestOnShapes([containerX, containerY], shapes, { project, reachPixels: snapPixels }) ?? undefined;
  }
}

/** The shell alone, each corner to the precision of the tool. */
const roundedPolygon = ({ coordinates }: Polygon): Polygon => ({
  type: 'Polygon', coordinates: coordinates.slice(0, 1).map((ring) => ring.map(([lng, lat]) => [rounded(lng ?? 0), rounded(lat ?? 0)])),
});
const rounded = (degrees: number): number => Number(degrees.toFixed(coordinateDecimals));
