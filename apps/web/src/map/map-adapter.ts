import type { StyleSpecification } from '@wuding/catalog';
import { bboxOf } from '@wuding/geo';
import type { Polygon } from 'geojson';
import type { Map } from 'maplibre-gl';
import { applyStyleStep } from './apply-style-step';
import { composeStyle } from './compose-style';
import { boundsOf, createMap, emptyView, fitPaddingPixels, roamingBoundsOf } from './create-map';
import { districtAt, drawnNames, type DrawnNames } from './district-at';
import { FailureReport, type MapError, type MapFailure } from './failure-report';
import { guardContext } from './guard-context';
import { HeatFaces } from './heat-faces';
import { homeBoundsOf } from './home-bounds';
import type { MapIntent, MapView, Position, RestingView } from './intent';
import { LayerCollections } from './layer-collections';
import { loadLayerFeatures } from './layer-features';
import { mapWords } from './map-words';
import { MarkBoard } from './mark-board';
import { boundaryFeature, OverlayData, pointFeature } from './overlay-data';
import { takePicture, type PictureFineness } from './take-picture';
import { positionsOf } from './positions-of';
import type { PostDrawingSetting } from './post-drawing';
import { reachFeatures } from './reach-features';
import { selectDistrict } from './select-district';
import { hasOtherTiles, planStyleSteps } from './style-change';
import { addStyleImages } from './style-images';
import { restingViewOf, viewOf } from './view-of';

export interface MapEvents {
  onReady(): void;
  onClick(position: Position): void;
  onDistrictClick(id: number): void;
  /** While the map moves, for the scale bar. */
  onMove(view: MapView): void;
  onRest(view: RestingView): void;
  /** Cells the picture leaves out, after each change of heat. */
  onOmittedCells(count: number): void;
  onFailed(failure: MapFailure): void;
}

/** How long a lost WebGL context may take to come back before the map is built anew. */
const contextPatienceMilliseconds = 2_500;
const fadeMilliseconds = 200;

/**
 * Owns the MapLibre map and remembers what it drew. Components hand it the whole intent; it changes only what differs.
 * An island: nothing in here is reactive, and MapLibre is touched nowhere else.
 */
export class MapAdapter {
  readonly #container: HTMLElement;
  readonly #events: MapEvents;
  readonly #heat = new HeatFaces();
  readonly #collections: LayerCollections;
  readonly #report: FailureReport;
  readonly #isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  #map: Map | null = null;
  #intent: MapIntent;
  #drawn: { readonly dataset: string; readonly style: StyleSpecification } | null = null;
  /** False while MapLibre takes in a whole style; what comes meanwhile waits in the intent. */
  #isStyleReady = false;
  #selectedDrawn: number | null = null;
  /** Until a person or a link moves the map, it follows what the dataset opens on. */
  #isAtHome: boolean;
  #home = '';
  /** Elements pinned to places. */
  readonly marks = new MarkBoard();
  readonly #pin = new OverlayData(pointFeature);
  readonly #pastBoundary = new OverlayData(boundaryFeature);
  readonly #reaches = new OverlayData(reachFeatures);
  #drawing: { close(): void } | null = null;
  #stopWaiting = (): void => undefined;

  /** @param view where to begin; null = the whole dataset */
  constructor(container: HTMLElement, intent: MapIntent, view: MapView | null, events: MapEvents) {
    this.#container = container;
    this.#intent = intent;
    this.#events = events;
    this.#isAtHome = view === null;
    this.#report = new FailureReport((failure) => events.onFailed(failure));
    this.#collections = new LayerCollections(loadLayerFeatures, {
      onLoaded: () => this.#reconcile(),
      onFailed: () => events.onFailed('features'),
    });
    this.#build(view);
  }

  /** Makes the map show the intent; the latest one wins. */
  show(intent: MapIntent): void {
    this.#intent = intent;
    this.#reconcile();
  }

  fitDataset(): void {
    const { bounds } = this.#intent.dataset;
    this.#isAtHome = false;
    if (bounds !== null) this.#map?.fitBounds(boundsOf(bounds), { padding: fitPaddingPixels, maxZoom: 17 });
  }

  flyToPosition(position: Position, zoom?: number): void {
    this.#isAtHome = false;
    this.#map?.flyTo({ center: position, zoom: zoom ?? Math.max(this.#map.getZoom(), 15.5) });
  }

  /** Looks where another map looks, at once. */
  readonly jumpTo = ({ center, zoom }: MapView): void => void this.#map?.jumpTo({ center, zoom });

  /** To its boundary, or to its label position while the boundary is not loaded. */
  flyToDistrict(id: number): void {
    this.#isAtHome = false;
    const drawn = this.#collections.loaded.get('districts')?.features.find((feature) => feature.id === id);
    const bounds = drawn === undefined ? null : bboxOf(positionsOf(drawn.geometry));
    // Where lines are drawn thicker, to be read from afar, a district may be drawn larger too.
    if (bounds !== null) return void this.#map?.fitBounds(boundsOf(bounds), { padding: 90, maxZoom: 16.2 + Math.log2(this.#intent.scale?.lineScale ?? 1) });
    const label = this.#intent.districts.find((district) => district.id === id)?.labelPosition;
    if (label) this.flyToPosition(label);
  }

  /** Clear of the buttons at the right. */
  fitBbox(bbox: readonly [number, number, number, number]): void {
    this.#isAtHome = false;
    this.#map?.fitBounds(boundsOf([...bbox]), { padding: { top: 60, bottom: 60, left: 60, right: 92 }, maxZoom: 17, duration: 0 });
  }

  /**
   * Puts a drawing tool over the map; one at a time. It comes on demand, for few people ever draw.
   * @param polygon to begin with; null = the person draws one
   */
  async startDrawing(polygon: Polygon | null, onChange: (polygon: Polygon | null) => void): Promise<void> {
    const { BoundaryDrawing } = await import('./boundary-drawing');
    this.#draw((map) => new BoundaryDrawing(map, { polygon, onChange, theme: this.#intent.theme }));
  }

  /** Puts the tool for one post over the map, a point or a line. */
  async startPlacing(setting: Omit<PostDrawingSetting, 'theme'>): Promise<void> {
    const { PostDrawing } = await import('./post-drawing');
    this.#draw((map) => new PostDrawing(map, { ...setting, theme: this.#intent.theme }));
  }

  #draw(tool: (map: Map) => { close(): void }): void {
    this.stopDrawing();
    const map = this.#map;
    if (map === null) return;
    const begin = (): void => void (this.#drawing = tool(map));
    if (this.#isStyleReady) begin();
    else void map.once('style.load', begin);
  }

  stopDrawing(): void {
    this.#drawing?.close();
    this.#drawing = null;
  }

  /** Where a position is on the canvas, CSS pixels from its top left corner; null while there is no map. */
  readonly project = (position: Position): { x: number; y: number } | null => this.#map?.project(position) ?? null;

  readonly unproject = (x: number, y: number): Position | null => (this.#map?.unproject([x, y]).toArray() as Position | undefined) ?? null;

  readonly districtNames = (): DrawnNames | null => (this.#map === null ? null : drawnNames(this.#map));

  /** Back to what the dataset opens on; it follows that from now on. */
  fitHome(): void {
    this.#isAtHome = true;
    this.#home = '';
    if (this.#map !== null && this.#isStyleReady) this.#stayHome(this.#map);
  }

  zoomBy(levels: 1 | -1): void {
    this.#isAtHome = false;
    if (levels > 0) this.#map?.zoomIn();
    else this.#map?.zoomOut();
  }

  /** What the map shows, drawn anew at 300 dots an inch or at the screen's own fineness; null while there is no map. */
  picture(fineness: PictureFineness): Promise<Blob | null> {
    return this.#map === null ? Promise.resolve(null) : takePicture(this.#map, fineness);
  }

  readonly resize = (): void => void this.#map?.resize();

  /** Asks again for what failed; builds the map when there is none. */
  retry(): void {
    this.#report.expectNews();
    this.#collections.retry(this.#intent);
    if (this.#map === null) this.#build(null);
    else this.#reconcile(new Set(this.#report.sources));
  }

  close(): void {
    this.stopDrawing();
    this.#stopWaiting();
    this.#collections.close();
    this.#map?.remove();
    this.#map = null;
  }

  #build(view: MapView | null): void {
    const { dataset, districts, locale } = this.#intent;
    this.#isStyleReady = false;
    const style = this.#compose();
    try {
      this.#map = createMap({ container: this.#container, style, view, bounds: homeBoundsOf(dataset, districts), title: mapWords[locale].title, isCalm: this.#isCalm });
    } catch {
      this.#events.onFailed('no-webgl');
      return;
    }
    this.#drawn = { dataset: dataset.key, style };
    this.#confine();
    this.#listen(this.#map);
    this.marks.takeMap(this.#map);
  }

  #compose(): StyleSpecification {
    const intent = this.#intent;
    this.#heat.take(intent);
    this.#collections.take(intent);
    return composeStyle({
      intent, pin: this.#pin.of(intent.marker), pastBoundary: this.#pastBoundary.of(intent.pastBoundary ?? null), reaches: this.#reaches.of(intent.reaches ?? null), features: this.#collections.loaded, heat: this.#heat.data, shownHeat: this.#heat.shown,
      fadeMilliseconds: this.#isCalm ? 0 : fadeMilliseconds,
    });
  }

  /** @param broken sources to begin anew */
  #reconcile(broken?: ReadonlySet<string>): void {
    const map = this.#map;
    if (map === null || !this.#isStyleReady) return;
    const style = this.#compose();
    const { key } = this.#intent.dataset;
    const isOtherDataset = this.#drawn?.dataset !== key;
    if (this.#drawn === null || isOtherDataset) {
      this.#isStyleReady = false;
      map.setStyle(style, { diff: false });
      this.#confine();
      this.#isAtHome = true;
    } else {
      this.#change(map, this.#drawn.style, style, broken);
      this.#selectedDrawn = selectDistrict(map, this.#intent.selectedDistrictId, this.#selectedDrawn);
    }
    this.#drawn = { dataset: key, style };
    this.#stayHome(map);
    this.#events.onOmittedCells(this.#heat.omittedCount);
  }

  /** MapLibre never asks again for a tile that failed, not even under another address, until its source begins anew. */
  #change(map: Map, before: StyleSpecification, after: StyleSpecification, broken: ReadonlySet<string> | undefined): void {
    const replaced = broken ?? new Set([...this.#report.sources].filter((id) => hasOtherTiles(before, after, id)));
    for (const step of planStyleSteps(before, after, replaced)) applyStyleStep(map, step);
    this.#report.forgive(replaced);
  }

  #stayHome(map: Map): void {
    const home = homeBoundsOf(this.#intent.dataset, this.#intent.districts);
    const key = String(home);
    if (!this.#isAtHome || key === this.#home) return;
    this.#home = key;
    if (home === null) map.jumpTo(emptyView);
    else map.fitBounds(boundsOf(home), { padding: fitPaddingPixels, maxZoom: 17, duration: 0 });
  }

  #confine(): void {
    const { bounds } = this.#intent.dataset;
    this.#map?.setMaxBounds(bounds === null ? null : roamingBoundsOf(bounds));
  }

  #listen(map: Map): void {
    map.on('style.load', () => {
      addStyleImages(map);
      this.#isStyleReady = true;
      this.#selectedDrawn = null;
      this.#reconcile();
    });
    map.once('load', () => {
      this.#events.onReady();
      this.#events.onRest(restingViewOf(map));
    });
    map.on('movestart', ({ originalEvent }) => {
      if (originalEvent) this.#isAtHome = false;
    });
    map.on('move', () => this.#events.onMove(viewOf(map)));
    map.on('moveend', () => this.#events.onRest(restingViewOf(map)));
    map.on('click', ({ lngLat, point }) => {
      this.#events.onClick([lngLat.lng, lngLat.lat]);
      const district = districtAt(map, point);
      if (district !== null) this.#events.onDistrictClick(district);
    });
    map.on('mousemove', ({ point }) => {
      map.getCanvas().style.cursor = this.#isStyleReady && districtAt(map, point) !== null ? 'pointer' : '';
    });
    map.on('error', (event) => this.#report.take(event as unknown as MapError));
    this.#stopWaiting = guardContext(map, contextPatienceMilliseconds, { onLost: () => (this.#isStyleReady = false), onGone: () => this.#rebuild(map) });
  }

  #rebuild(map: Map): void {
    this.#events.onFailed('context-lost');
    const view = viewOf(map);
    map.remove();
    this.#map = null;
    this.#build(view);
  }
}
