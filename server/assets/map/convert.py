#!/usr/bin/env python3
"""Makes `world.txt` from Natural Earth's outlines as TopoJSON (npm world-atlas 2.0.2, countries-50m.json).

    python3 convert.py countries-50m.json ../../../corpus/vocabulary/countries.toml > world.txt

Each arc is projected (Equal Earth) and simplified once, so that neighbours keep one border. Boundaries in the source are
de facto ones; where United Nations usage differs and the outlines allow it, areas are put where that usage has them.
"""
import json, math, sys, tomllib

WIDTH = 2000
# The least area of a triangle, in square units, that a bend of a line must span to be kept.
BEND = 1.0
# Islands smaller than this, in square units, are left out unless a country has nothing else.
ISLAND = 14.0
# Countries whose largest part is smaller than this, in square units, are dots.
SMALL = 26.0

A1, A2, A3, A4, M = 1.340264, -0.081106, 0.000893, 0.003796, math.sqrt(3) / 2

def equal_earth(lon, lat):
    t = math.asin(M * math.sin(math.radians(lat)))
    t2 = t * t
    t6 = t2 ** 3
    x = math.radians(lon) * math.cos(t) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)))
    return x, t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))

EDGE = equal_earth(180, 0)[0]
SCALE = WIDTH / (2 * EDGE)
TOP = equal_earth(0, 83.7)[1]

def place(lon, lat):
    x, y = equal_earth(lon, lat)
    return (x + EDGE) * SCALE, (TOP - y) * SCALE

# Areas without an ISO code in the source. United Nations maps draw the first two within the countries named.
CODELESS = {"Somaliland": "SOM", "N. Cyprus": "CYP", "Kosovo": "XKX", "Siachen Glacier": "", "Indian Ocean Ter.": ""}
# Parts of a country that have a code of their own: within longitudes and latitudes.
PARTS = {
    "FRA": [("GUF", -56, -50, 0, 7), ("GLP", -62, -60.9, 15.8, 16.7), ("MTQ", -61.4, -60.7, 14.3, 15),
            ("REU", 55, 56, -22, -20), ("MYT", 44.9, 45.4, -13.2, -12.5)],
    "NOR": [("SJM", 10, 35, 74, 82), ("SJM", -10, -7, 70, 72), ("BVT", 2, 4, -56, -53)],
    "NLD": [("BES", -70, -60, 10, 20)],
    "RUS": [("UKR", 32.3, 36.7, 44.2, 46.3)],  # General Assembly resolution 68/262
    "PRT": [], "ESP": [], "AUS": [("CCK", 96, 97.5, -13, -11), ("CXR", 105, 106, -11, -10)],
    "NZL": [("TKL", -174, -170, -10, -8)],
}
# Countries whose outline goes on over another area: that area, and the parallel that bounds it.
SPLIT = {"MAR": ("ESH", 27.667)}  # The source draws Western Sahara only as far as it is not held by Morocco.
# Areas that the outlines lack, or hold only as part of another: longitude and latitude.
DOTS = {"TUV": (179.2, -8.5), "GIB": (-5.35, 36.14), "TKL": (-171.8, -9.2), "CCK": (96.8, -12.2), "CXR": (105.6, -10.5),
        "BES": (-68.3, 12.2), "BVT": (3.4, -54.4), "SJM": (16, 78.6), "UMI": (166.6, 19.3), "GUF": (-53, 4),
        "GLP": (-61.5, 16.2), "MTQ": (-61.0, 14.6), "REU": (55.5, -21.1), "MYT": (45.2, -12.8), "NRU": (166.9, -0.5),
        "MCO": (7.4, 43.7), "VAT": (12.45, 41.9)}

def cross(a, b, c):
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2

def simplified(arc):
    """Visvalingam's way: take out the bend that spans least, again and again. Ends stay."""
    arc, line = list(arc), [place(*point) for point in arc]
    while len(line) > 2:
        closed = line[0] == line[-1]
        if closed and len(line) <= 4:
            break
        spans = [cross(line[i - 1], line[i], line[i + 1]) for i in range(1, len(line) - 1)]
        least = min(range(len(spans)), key=spans.__getitem__)
        if spans[least] >= BEND:
            break
        del line[least + 1], arc[least + 1]
    return arc

def clipped(ring, axis, limit, keep_above):
    """The part of a ring on one side of a meridian (axis 0) or parallel (axis 1)."""
    inside = lambda p: p[axis] >= limit if keep_above else p[axis] <= limit
    out = []
    for a, b in zip(ring, ring[1:] + ring[:1]):
        if inside(a):
            out.append(a)
        if inside(a) != inside(b):
            share = (limit - a[axis]) / (b[axis] - a[axis])
            out.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
    return out

def cut(ring):
    """A ring that goes over the 180th meridian as two that stop at it."""
    unwound = [ring[0]]
    for lon, lat in ring[1:]:
        while lon - unwound[-1][0] > 180:
            lon -= 360
        while lon - unwound[-1][0] < -180:
            lon += 360
        unwound.append((lon, lat))
    west = [[(lon + 360, lat) for lon, lat in clipped(unwound, 0, -180, False)]]
    middle = [clipped(clipped(unwound, 0, -180, True), 0, 180, False)]
    east = [[(lon - 360, lat) for lon, lat in clipped(unwound, 0, 180, True)]]
    return [part for part in west + middle + east if len(part) > 2]

def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2

def centre(ring):
    x0, y0, x1, y1 = box([ring])
    return (x0 + x1) / 2, (y0 + y1) / 2

def box(rings):
    xs = [p[0] for ring in rings for p in ring]
    ys = [p[1] for ring in rings for p in ring]
    return min(xs), min(ys), max(xs), max(ys)

def joined(rings):
    """Rings of one country that have a border between them, as one."""
    rings = [ring[:-1] if ring[0] == ring[-1] else ring for ring in rings]
    for i, one in enumerate(rings):
        for j, other in enumerate(rings[i + 1:], i + 1):
            shared = set(one) & set(other)
            if len(shared) > 2:
                rest = [r for k, r in enumerate(rings) if k not in (i, j)]
                return joined(rest + [outside(one, shared) + outside(other, shared)])
    return rings

def outside(ring, shared):
    """A ring without the points it shares, from where it leaves them."""
    start = next(i for i, p in enumerate(ring) if p in shared and ring[(i + 1) % len(ring)] not in shared)
    turned = ring[start:] + ring[:start]
    return [turned[0]] + [p for p in turned if p not in shared]

def written(rings):
    out = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in (place(*point) for point in ring)]
        if points[0] == points[-1]:
            points.pop()
        kept = [p for i, p in enumerate(points) if p != points[i - 1]]
        if len(kept) < 3:
            continue
        x, y = kept[0]
        out.append(f"M{x} {y}l")
        steps = []
        for px, py in kept[1:]:
            steps.append(f"{px - x} {py - y}")
            x, y = px, py
        out.append(" ".join(steps).replace(" -", "-"))
        out.append("z")
    return "".join(out)

def main():
    topology = json.load(open(sys.argv[1]))
    terms = tomllib.load(open(sys.argv[2], "rb"))["term"]
    code_of = {term["m49"]: term["slug"] for term in terms if "m49" in term}
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    degrees = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        degrees.append(points)
    simple = [simplified(arc) for arc in degrees]

    def rings(numbers, arcs):
        points = []
        for n in numbers:
            arc = arcs[n] if n >= 0 else arcs[~n][::-1]
            points += arc[1:] if points else arc
        return cut(points)

    shapes, unknown = {}, []

    def add(code, fine, coarse, holes=()):
        size = area([place(*p) for p in fine])
        shapes.setdefault(code, []).append((size, [coarse, *holes], [[place(*p) for p in fine]]))

    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = code_of.get(geometry.get("id", "")) if "id" in geometry else CODELESS[name]
        if code == "ATA":
            continue
        if code is None:
            unknown.append(name)
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            holes = [ring for numbers in polygon[1:] for ring in rings(numbers, simple)]
            holes = [ring for ring in holes if area([place(*p) for p in ring]) >= SMALL]
            for fine, coarse in zip(rings(polygon[0], degrees), rings(polygon[0], simple)):
                x0, y0, x1, y1 = box([fine])
                lon, lat = (x0 + x1) / 2, (y0 + y1) / 2
                part = next((p for p, w, e, s, n in PARTS.get(code, []) if w <= lon <= e and s <= lat <= n), code)
                if code in SPLIT and y0 < SPLIT[code][1] < y1:
                    south, limit = SPLIT[code]
                    add(code, clipped(fine, 1, limit, True), clipped(coarse, 1, limit, True))
                    add(south, clipped(fine, 1, limit, False), clipped(coarse, 1, limit, False))
                else:
                    add(part, fine, coarse, holes)
    if unknown:
        sys.exit(f"no code for {unknown}")
    lines = []
    for term in terms:
        code = term["slug"]
        polygons = sorted(shapes.pop(code, []), key=lambda p: -p[0])
        if polygons and code not in DOTS or polygons and polygons[0][0] >= SMALL:
            largest = polygons[0]
            x0, y0, x1, y1 = box(largest[2])
            dot = largest[0] < SMALL
            cx, cy = centre(largest[2][0])
            kept = [p for i, p in enumerate(polygons) if p[0] >= ISLAND or (i == 0 and not dot)]
            path = "" if dot else written(joined([ring for p in kept for ring in p[1]]))
        elif code in DOTS:
            cx, cy = place(*DOTS[code])
            x0, y0, x1, y1 = cx - 8, cy - 8, cx + 8, cy + 8
            dot, path = True, ""
        else:
            continue
        frame = " ".join(str(round(v)) for v in (x0, y0, x1, y1))
        at = f"{round(cx)} {round(cy)}" if dot else ""
        # What lies behind the 180th meridian, seen from Asia.
        if dot and cx < WIDTH / 5:
            lat = next(v / 10 for v in range(900, -900, -1) if place(0, v / 10)[1] >= cy)
            at += f" {round(cx + 2 * (place(180, lat)[0] - WIDTH / 2))}"
        lines.append(f"{code}\t{frame}\t{at}\t{path}")
    rest = written([ring for p in shapes.pop("", []) for ring in p[1] if p[0] >= ISLAND / 2])
    lines.append(f"\t0 0 0 0\t\t{rest}")
    if shapes:
        sys.exit(f"left over: {sorted(shapes)}")
    height = round((TOP - equal_earth(0, -56.5)[1]) * SCALE)
    print("# Outlines of the world: Natural Earth 4.1 (public domain) by way of world-atlas 2.0.2, made by convert.py.")
    print("# Code, frame (left, top, right, bottom), dot (x, y, and x seen from the west) of a small State or area, outline. Equal Earth projection.")
    print(f"# size {WIDTH} {height}")
    print("\n".join(lines))

main()
