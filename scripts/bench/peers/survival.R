# Interval-censored survival with R's survival package (Turnbull's estimate), on whole steps. usage: survival.R left.f64 right.f64 spells time,time,…
suppressPackageStartupMessages(library(survival))
args <- commandArgs(TRUE)
count <- as.integer(args[3]); at <- as.numeric(strsplit(args[4], ",")[[1]])
left <- readBin(args[1], "double", count); right <- readBin(args[2], "double", count)
right[is.infinite(right)] <- NA
left[left == 0] <- NA
# Equal spells are counted together, as ours counts them: without that it keeps a row for each. That is left out of its time.
spells <- aggregate(list(weight = rep(1, count)), by = list(left = ifelse(is.na(left), -1, left), right = ifelse(is.na(right), -1, right)), FUN = sum)
spells$left[spells$left < 0] <- NA; spells$right[spells$right < 0] <- NA
started <- sum(proc.time()[1:2])
curve <- survfit(Surv(left, right, type = "interval2") ~ 1, data = spells, weights = weight, se.fit = FALSE)
took <- sum(proc.time()[1:2]) - started
cat(sprintf('{"milliseconds":%.3f,"values":[%s]}', took * 1000, paste(sprintf("%.9g", summary(curve, times = at, extend = TRUE)$surv), collapse = ",")))
