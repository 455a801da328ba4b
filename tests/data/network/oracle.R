# Writes the expected numbers of tests/stats/network_oracle_test.cpp with R and metafor 3.8, none of this project's code:
#   cd tests/data/network && Rscript oracle.R
# contrasts.csv  every contrast of the trials (te = treat1 - treat2)     estimates.csv  te and se of each pair, common and random model, P-scores apart
# summary.csv    Q, df, DL tau2, Q within designs, tau2 within, Q between with it     splits.csv  direct and indirect estimates     scores.csv  P-scores
# The networks: the mixed one of the method notes; senn2013, dogliotti2014 and hasselblad1998 of package metadat (published trials), and random ones with trials of 2 to 5 arms.
suppressMessages(library(metafor))
options(digits = 17)
set.seed(20140704)

pinv <- function(x) with(svd(x), { keep <- d > max(d) * 1e-10; v[, keep] %*% (t(u[, keep]) / d[keep]) })

# arms: study, treatment (numbers), y, v -> all contrasts
contrasts_of <- function(arms) do.call(rbind, lapply(split(arms, arms$study), function(s) {
  s <- s[order(s$treatment), ]
  p <- combn(nrow(s), 2)
  data.frame(study = s$study[1], treat1 = s$treatment[p[1, ]], treat2 = s$treatment[p[2, ]],
             te = s$y[p[1, ]] - s$y[p[2, ]], se = sqrt(s$v[p[1, ]] + s$v[p[2, ]]))
}))

numbered <- function(x) match(x, sort(unique(as.character(x))))

binary <- function(study, treatment, events, n) {
  es <- escalc("PLO", xi = events, ni = n, add = 0.5, to = "only0")
  data.frame(study = numbered(study), treatment = numbered(treatment), y = c(es$yi), v = c(es$vi))
}

random_network <- function(n, arms_of_trials, spread) {
  theta <- rnorm(n, sd = 0.4)
  do.call(rbind, lapply(seq_along(arms_of_trials), function(i) {
    p <- arms_of_trials[i]
    t <- if (i < n && p == 2) c(i, i + 1) else sample(n, p)
    v <- runif(p, 0.01, 0.09)
    data.frame(study = i, treatment = t, y = theta[t] + rnorm(p, sd = sqrt(v) + spread), v = v)
  }))
}

senn <- with(dat.senn2013, data.frame(study = numbered(study), treatment = numbered(treatment), y = mi, v = sdi^2 / ni))
networks <- list(
  senn2013 = senn,
  dogliotti2014 = with(dat.dogliotti2014, binary(study, treatment, stroke, total)),
  hasselblad1998 = with(dat.hasselblad1998, binary(study, trt, xi, ni)),
  random_two_arm = random_network(5, rep(2, 14), 0.3),
  random_multi_arm = random_network(6, c(2, 2, 2, 2, 2, 3, 3, 4, 4, 5), 0.2),
  random_only_multi = random_network(5, c(3, 4, 3, 5, 4), 0.1),
  random_homogeneous = random_network(7, c(2, 2, 2, 2, 2, 2, 3, 3, 4, 2, 2), 0))

# One row per trial and non-baseline arm, its covariance, and what links it to treatments and to designs.
gls_parts <- function(d) {
  parts <- lapply(split(d, d$study), function(s) {
    arms <- sort(unique(c(s$treat1, s$treat2)))
    var <- matrix(0, length(arms), length(arms))
    var[cbind(match(s$treat1, arms), match(s$treat2, arms))] <- s$se^2
    var <- var + t(var)
    k <- length(arms) - 1
    V <- outer(1:k, 1:k, Vectorize(function(i, j) (var[1, i + 1] + var[1, j + 1] - var[i + 1, j + 1]) / 2))
    base <- s[s$treat1 == arms[1], ]
    list(rows = data.frame(base = arms[1], arm = base$treat2, y = base$te, design = paste(arms, collapse = ":")), V = V, M = diag(k) / 2 + 0.5)
  })
  list(rows = do.call(rbind, lapply(parts, `[[`, "rows")), V = bldiag(lapply(parts, `[[`, "V")), M = bldiag(lapply(parts, `[[`, "M")))
}

gls <- function(y, V, X) rma.mv(y, V, mods = X, intercept = FALSE, method = "FE")

dl <- function(d, n) {  # generalised DL by dense matrices
  m <- nrow(d)
  B <- matrix(0, m, n)
  B[cbind(1:m, d$treat1)] <- 1
  B[cbind(1:m, d$treat2)] <- -1
  w <- numeric(m)
  for (s in unique(d$study)) {
    i <- which(d$study == s)
    arms <- sort(unique(c(d$treat1[i], d$treat2[i])))
    p <- length(arms)
    R <- matrix(0, p, p)
    at <- cbind(match(d$treat1[i], arms), match(d$treat2[i], arms))
    R[at] <- d$se[i]^2
    R <- R + t(R)
    C <- diag(p) - 1 / p
    w[i] <- -pinv(-C %*% R %*% C / 2)[at]
  }
  W <- diag(w)
  H <- B %*% pinv(t(B) %*% W %*% B) %*% t(B) %*% W
  E <- outer(d$study, d$study, `==`)
  r <- d$te - H %*% d$te
  Q <- c(t(r) %*% W %*% r)
  df <- sum(tapply(d$study, d$study, function(x) (1 + sqrt(8 * length(x) + 1)) / 2 - 1)) - (n - 1)
  list(Q = Q, df = df, tau2 = max(0, (Q - df) / sum(diag((diag(m) - H) %*% (B %*% t(B) * E / 2) %*% W))))
}

estimates <- function(fit, n) {
  b <- c(0, c(fit$beta))
  S <- matrix(0, n, n)
  S[-1, -1] <- fit$vb
  p <- t(combn(n, 2))
  data.frame(treat1 = p[, 1], treat2 = p[, 2], te = b[p[, 1]] - b[p[, 2]], se = sqrt(diag(S)[p[, 1]] + diag(S)[p[, 2]] - 2 * S[p]))
}

splits_of <- function(d, est, tau2) do.call(rbind, lapply(split(d, list(d$treat1, d$treat2), drop = TRUE), function(s) {
  direct <- rma(s$te, s$se^2 + tau2, method = "FE")
  net <- est[est$treat1 == s$treat1[1] & est$treat2 == s$treat2[1], ]
  p <- net$se^2 / direct$se^2
  sep <- p < 1 - 1.5e-8
  data.frame(treat1 = s$treat1[1], treat2 = s$treat2[1], studies = nrow(s), direct = c(direct$beta), direct_se = direct$se, proportion = min(p, 1),
             indirect = if (sep) (net$te - p * c(direct$beta)) / (1 - p) else NA, indirect_se = if (sep) net$se / sqrt(1 - p) else NA)
}))

scores <- function(est, n) {
  z <- matrix(NA, n, n)
  z[cbind(est$treat1, est$treat2)] <- est$te / est$se
  z[cbind(est$treat2, est$treat1)] <- -est$te / est$se
  rowMeans(pnorm(-z), na.rm = TRUE)
}

# The mixed network of the method notes is given by contrasts, not by arms.
mixed <- data.frame(study = c(1, 2, 3, 4, 4, 4, 5), treat1 = c(1, 1, 2, 1, 1, 2, 3), treat2 = c(3, 3, 3, 2, 3, 3, 4),
                    te = c(-0.8, -0.3, -0.3, -0.1, -0.4, -0.3, 0.1), se = c(0.1, 0.15, 0.18, sqrt(0.05), sqrt(0.07), sqrt(0.08), 0.25))

all_contrasts <- all_estimates <- all_splits <- all_scores <- summary <- NULL
for (name in c("mixed", names(networks))) {
  d <- if (name == "mixed") mixed else contrasts_of(networks[[name]])
  n <- max(d$treat1, d$treat2)
  g <- gls_parts(d)
  X <- outer(g$rows$base, 2:n, `==`) - outer(g$rows$arm, 2:n, `==`)
  h <- dl(d, n)
  cells <- factor(paste(g$rows$design, g$rows$arm))
  D <- outer(as.integer(cells), 1:nlevels(cells), `==`) + 0
  within <- gls(g$rows$y, g$V, D)
  df_within <- nrow(D) - ncol(D)
  W <- solve(g$V)
  trace <- sum(diag(W %*% g$M)) - sum(diag(solve(t(D) %*% W %*% D) %*% t(D) %*% W %*% g$M %*% W %*% D))
  tau2_within <- if (df_within > 0) max(0, (within$QE - df_within) / trace) else NA
  between <- if (df_within > 0) gls(g$rows$y, g$V + tau2_within * g$M, X)$QE - gls(g$rows$y, g$V + tau2_within * g$M, D)$QE else NA
  summary <- rbind(summary, data.frame(network = name, q = h$Q, df = h$df, tau2 = h$tau2, q_gls = gls(g$rows$y, g$V, X)$QE, q_within = within$QE,
                                       df_within = df_within, tau2_within = tau2_within, q_between_random = between))
  for (model in c("common", "random")) {
    tau2 <- if (model == "common") 0 else h$tau2
    est <- estimates(gls(g$rows$y, g$V + tau2 * g$M, X), n)
    all_estimates <- rbind(all_estimates, data.frame(network = name, model = model, est))
    all_splits <- rbind(all_splits, data.frame(network = name, model = model, splits_of(d, est, tau2)))
    all_scores <- rbind(all_scores, data.frame(network = name, model = model, treatment = 1:n, score = scores(est, n)))
  }
  all_contrasts <- rbind(all_contrasts, data.frame(network = name, d))
}
exact <- function(x) { x[] <- lapply(x, function(c) if (is.double(c)) ifelse(is.na(c), "NA", sprintf("%.16g", c)) else c); x }
for (f in c("contrasts", "estimates", "splits", "scores", "summary"))
  write.csv(exact(get(switch(f, contrasts = "all_contrasts", estimates = "all_estimates", splits = "all_splits", scores = "all_scores", summary = "summary"))),
            paste0(f, ".csv"), row.names = FALSE, quote = FALSE)
print(summary)
