# The inputs of bench/pooling.cpp and bench/network.cpp through R's metafor: Rscript metafor.R pooling | network CONTRASTS.csv
# Prints one line: the median processor time of some runs in milliseconds. network: the common-effect and the random-effects model (one tau2, rho 0.5) by rma.mv with
# the covariances of multi-arm trials; no P-scores, no decomposition, no splitting, which metafor leaves to netmeta.
suppressMessages(library(metafor))
given <- commandArgs(trailingOnly = TRUE)

median_ms <- function(runs, f) median(replicate(runs, 1000 * sum(system.time(f(), gcFirst = FALSE)[c("user.self", "sys.self")])))

if (given[1] == "pooling") {
  i <- 0:999
  se <- 0.05 + 0.4 * abs(sin(1.7 * i))
  y <- -0.3 + 0.5 * sin(12.9898 * i) + se * cos(78.233 * i)
  run <- function() {
    fit <- rma(y, sei = se, method = "REML", test = "adhoc")
    confint(fit)
    predict(fit)
  }
  cat(median_ms(3, run), "\n")
} else {
  d <- read.csv(given[2])
  treatments <- sort(unique(c(d$treat1, d$treat2)))
  y <- numeric(); X <- NULL; study <- numeric(); arm <- character(); blocks <- list()
  for (s in unique(d$study)) {
    rows <- d[d$study == s, ]
    base <- rows$treat1[1]
    own <- rows[rows$treat1 == base, ]
    V <- diag(own$seTE^2, nrow(own))
    for (a in seq_len(nrow(own))) for (b in seq_len(nrow(own))) if (a != b) {
      between <- rows$seTE[(rows$treat1 == own$treat2[a] & rows$treat2 == own$treat2[b]) | (rows$treat1 == own$treat2[b] & rows$treat2 == own$treat2[a])]
      V[a, b] <- (own$seTE[a]^2 + own$seTE[b]^2 - between^2) / 2
    }
    x <- matrix(0, nrow(own), length(treatments))
    x[cbind(seq_len(nrow(own)), match(own$treat1, treatments))] <- 1
    x[cbind(seq_len(nrow(own)), match(own$treat2, treatments))] <- -1
    y <- c(y, own$TE); X <- rbind(X, x); study <- c(study, rep(s, nrow(own))); arm <- c(arm, own$treat2); blocks[[length(blocks) + 1]] <- V
  }
  V <- bldiag(blocks)
  run <- function() {
    rma.mv(y, V, mods = X[, -1], intercept = FALSE)
    rma.mv(y, V, mods = X[, -1], intercept = FALSE, random = ~ arm | study, struct = "CS", rho = 0.5)
  }
  cat(median_ms(1, run), "\n")
}
