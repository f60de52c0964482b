# Gi* of a grid of counts with spdep: queen neighbours with the cell itself, binary weights, localG. usage: gi_star.R counts.f64 columns rows
suppressPackageStartupMessages(library(spdep))
args <- commandArgs(TRUE)
columns <- as.integer(args[2]); rows <- as.integer(args[3])
counts <- readBin(args[1], "double", columns * rows)
started <- sum(proc.time()[1:2])
# cell2nb numbers cells along a row first, as we do.
weights <- nb2listw(include.self(cell2nb(rows, columns, type = "queen")), style = "B")
z <- as.numeric(localG(counts, weights))
cat(sprintf('{"milliseconds":%.3f,"values":[%s]}', (sum(proc.time()[1:2]) - started) * 1000, paste(sprintf("%.9g", z), collapse = ",")))
