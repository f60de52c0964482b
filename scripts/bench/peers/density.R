# Gaussian density of points on cells with spatstat. usage: density.R x.f64 y.f64 points cells cell_metres sigma_metres
suppressPackageStartupMessages({library(spatstat.geom); library(spatstat.explore)})
args <- commandArgs(TRUE)
count <- as.integer(args[3]); cells <- as.integer(args[4]); side <- cells * as.numeric(args[5])
points <- ppp(readBin(args[1], "double", count), readBin(args[2], "double", count), c(0, side), c(0, side), check = FALSE)
times <- c()
for (run in 1:3) {
  started <- sum(proc.time()[1:2])
  found <- density(points, sigma = as.numeric(args[6]), dimyx = c(cells, cells), edge = FALSE)
  times <- c(times, sum(proc.time()[1:2]) - started)
}
cat(sprintf('{"milliseconds":%.3f,"values":[%s]}', median(times) * 1000, paste(sprintf("%.9g", as.vector(t(found$v))), collapse = ",")))
